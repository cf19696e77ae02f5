import fc from 'fast-check';
import * as z from 'zod';
import { type Contract, routesOf } from '../../../shared/contracts/contract';
import { registry } from '../../../shared/contracts/registry';
import type { Actor } from '../../../shared/domain/authority/actor';
import { DAY_MS } from '../../../shared/domain/units';
import { fresh, NOW_MS } from '../city-for-tests';
import { type Cast, castOf, type LambdasForTests, startLambdasForTests } from './lambdas-for-tests';
import { visitsIn } from './visit-for-tests';

let lambdas: LambdasForTests;
let cast: Cast;
let reversed: string;

beforeAll(async () => {
  lambdas = await startLambdasForTests();
  cast = await castOf(lambdas.city);
  const { upTo, done } = visitsIn(lambdas, cast);
  reversed = await upTo('settled');
  const atMs = NOW_MS + DAY_MS;
  const other = { ...cast.lead, personId: await lambdas.city.addPerson('职员', { minutes: 0 }) };
  await done(cast.lead, 'desk/propose-reversal', { orderId: reversed, reason: 'other' }, atMs);
  await done(other, 'desk/reverse-order', { orderId: reversed }, atMs);
});
afterAll(() => lambdas.stop());

const RUNS = 50;
const each = registry.flatMap((contract) =>
  routesOf(contract).map(({ audience, path }) => ({ path, audience, contract })),
);
const senderOf = (path: string): Actor => {
  if (path.startsWith('/v1/person')) return { ...cast.elder, roles: ['elder', 'family', 'volunteer'] };
  if (path.endsWith('settle-order')) return cast.community;
  return /\/desk\/(resolve-order|approve-|refuse-(grant|proposal)|stop-batch|withdraw-death|propose-(correction|reversal)|correct-order|reverse-order)/.test(
    path,
  )
    ? cast.lead
    : cast.station;
};

type Schema = {
  readonly type?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
};
// JSON Schema as zod writes it, looked at by the few names above.
const schemaOf = (contract: Contract) => z.toJSONSchema(contract.request, { io: 'input' }) as Schema;

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Values that a schema allows; ids of nobody, but for the one order that nothing can be done to. */
const allowed = (name: string, schema: Schema): fc.Arbitrary<unknown> => {
  if (name === 'orderId') return fc.oneof(fc.constant(reversed), fc.constant(fresh('order')));
  if (name === 'issuedAtMs') return fc.constant(NOW_MS);
  if (name === 'elderId' || name === 'payerId') return fc.constant(cast.elder.personId);
  // In the past, so that no request can be granted by chance.
  if (name === 'startMs') return fc.integer({ min: 0, max: NOW_MS - DAY_MS });
  // Of a broken step, so that nothing is given or promised by chance.
  if (name === 'minutes' || name === 'ceilingMinutes') return fc.constant(7);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.oneOf !== undefined) return fc.oneof(...schema.oneOf.map((part) => allowed(name, part)));
  if (schema.properties !== undefined)
    return fc.record(
      Object.fromEntries(Object.entries(schema.properties).map(([key, part]) => [key, allowed(key, part)])),
      { requiredKeys: [...(schema.required ?? [])] },
    );
  if (schema.items !== undefined)
    return fc.array(allowed(name, schema.items), { minLength: 1, maxLength: 3 });
  if (schema.type === 'integer') return fc.maxSafeInteger();
  const prefix = /^\^\(?([a-z]{3}_)/.exec(schema.pattern ?? '')?.[1];
  if (prefix !== undefined)
    return bytes.map(
      (random) =>
        `${prefix}${[...random, ...random, ...random]
          .slice(0, 26)
          .map((byte) => CROCKFORD[byte % 32])
          .join('')}`,
    );
  return schema.pattern?.includes('\\d{4}') ? fc.constantFrom('0000', '9999') : fc.constant('escort.walk');
};

const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    -1,
    1.5,
    1e308,
    [],
    {},
    true,
    '🧓',
    '\u0000',
    "' OR 1=1 --",
    '../../etc/passwd',
  ),
  fc.integer({ min: 1_000, max: 15_000 }).map((length) => 'x'.repeat(length)),
);
type Change = (body: Record<string, unknown>) => unknown;
/** What may be wrong with a body: another value, a field too few, a field too many, no object at all. */
const change = (names: readonly string[]): fc.Arbitrary<Change> =>
  fc.oneof(
    fc.tuple(fc.constantFrom(...names), junk).map(
      ([name, value]): Change =>
        (body) => ({ ...body, [name]: value }),
    ),
    fc.constantFrom(...names).map(
      (name): Change =>
        ({ [name]: _gone, ...rest }) =>
          rest,
    ),
    fc.tuple(fc.string(), junk).map(
      ([name, value]): Change =>
        (body) => ({ ...body, [name]: value }),
    ),
    junk.map(
      (value): Change =>
        () =>
          value,
    ),
    fc.constant<Change>((body) => body),
  );

const textOf = (value: unknown): string => JSON.stringify(value) ?? '';
/** Every item's key and where it stands in its chain. */
const itemsOfTable = async (): Promise<readonly string[]> => {
  const { items } = await lambdas.city.table.scan();
  return items.map(({ pk, sk, version, seq }) => [pk, sk, version, seq].join(' ')).sort();
};

test.each(each.filter(({ contract }) => contract.kind === 'command'))(
  '$path, bodies like the right one with something wrong → 4xx, nothing written',
  async ({ path, audience, contract }) => {
    const schema = schemaOf(contract);
    const token = await lambdas.tokenOf(senderOf(path));
    const before = await itemsOfTable();
    await fc.assert(
      fc.asyncProperty(
        allowed('', schema),
        change(Object.keys(schema.properties ?? {})),
        async (body, wrong) => {
          const sent = textOf(wrong({ ...Object(body) }));
          const answer = await lambdas.call(audience, { method: 'POST', path, token, body: sent });
          expect([answer.status >= 400, answer.status < 500, answer.text]).toEqual([true, true, answer.text]);
        },
      ),
      { numRuns: RUNS },
    );
    expect(await itemsOfTable()).toEqual(before);
  },
);

test.each(each.filter(({ contract }) => contract.kind === 'query'))(
  '$path, queries with something wrong → never 5xx, nothing written',
  async ({ path, audience, contract }) => {
    const names = Object.keys(schemaOf(contract).properties ?? {});
    const token = await lambdas.tokenOf(senderOf(path));
    const before = await itemsOfTable();
    const name = fc.oneof(fc.constantFrom(...names, 'nobody'), fc.string());
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('', '0', '-1', '1e99', 'all', reversed, cast.elder.personId, 'x'.repeat(3_000)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 4 }), async (pairs) => {
        const query = new URLSearchParams(pairs).toString();
        const answer = await lambdas.call(audience, { method: 'GET', path, query, token });
        expect([answer.status < 500, answer.text]).toEqual([true, answer.text]);
      }),
      { numRuns: RUNS },
    );
    expect(await itemsOfTable()).toEqual(before);
  },
);

test('any text as a body, any path, any query string, raw → 4xx', async () => {
  const token = await lambdas.tokenOf(senderOf('/v1/person'));
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant('['.repeat(12_000)));
  const path = fc.oneof(
    fc.constantFrom('/v1/person/grab-order', '/v1/person/%E0%A4%A', '/', '//', '/v1/person/home/..'),
    fc.webPath(),
  );
  await fc.assert(
    fc.asyncProperty(text, path, fc.boolean(), fc.string(), async (body, where, isBase64Encoded, query) => {
      const answer = await lambdas.call('person', {
        method: 'POST',
        path: where,
        query,
        token,
        body,
        isBase64Encoded,
      });
      expect([answer.status >= 400, answer.status < 500, answer.text]).toEqual([true, true, answer.text]);
    }),
    { numRuns: 200 },
  );
});
