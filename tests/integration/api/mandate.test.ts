import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import { checkMandates } from '../../../shared/domain/ledger/verify/check-mandates';
import { DAY_MS } from '../../../shared/domain/units';
import { fresh, NOW_MS } from '../city-for-tests';
import { type Cast, castOf, type LambdasForTests, startLambdasForTests } from './lambdas-for-tests';

/** A relative's standing word to pay, given and taken back through the real lambda on the real engine. */

let lambdas: LambdasForTests;
let cast: Cast;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
});
beforeEach(async () => {
  cast = await castOf(lambdas.city);
});
afterAll(() => lambdas.stop());

const UNTIL_MS = NOW_MS + 100 * DAY_MS;
const given = () => ({ elderId: cast.elder.personId, capPerMonthMinutes: 120, untilMs: UNTIL_MS });
const give = (body: Readonly<Record<string, unknown>>, who = cast.daughter) =>
  lambdas.give(who, 'person/give-mandate', body);
const withdraw = (body: Readonly<Record<string, unknown>> = { elderId: cast.elder.personId }) =>
  lambdas.give(cast.daughter, 'person/withdraw-mandate', body);

test('a daughter promises two hours a month, once: the same command again hears the same', async () => {
  const body = { ...given(), commandId: fresh('command'), issuedAtMs: NOW_MS };
  const first = await give(body);
  expect(first).toMatchObject({ status: 200, body: { personId: cast.daughter.personId, version: 1 } });
  expect((await give(body)).body).toEqual(first.body);
  expect(await give({ ...body, capPerMonthMinutes: 135 })).toMatchObject({
    status: 409,
    body: { code: 'command_id_reused' },
  });
  expect(await lambdas.balanceOf(cast.daughter.personId)).toEqual([600, 0]);
});

test('a mandate withdrawn twice → the second hears that there is none; given again it stands', async () => {
  expect((await give(given())).status).toBe(200);
  expect((await withdraw()).body).toMatchObject({ version: 2 });
  expect(await withdraw()).toMatchObject({ status: 422, body: { data: { rule: 'mandate_none' } } });
  expect((await give(given())).body).toMatchObject({ version: 3 });
});

test('for a stranger, or past the binding → the rule by its name, and nothing is written', async () => {
  const before = await lambdas.city.table.scan();
  for (const [body, rule] of [
    [{ ...given(), elderId: cast.stranger.personId }, 'mandate_binding'],
    [{ ...given(), untilMs: NOW_MS + 301 * DAY_MS }, 'mandate_until'],
  ] as const)
    expect(await give(body)).toMatchObject({ status: 422, body: { data: { rule } } });
  expect((await lambdas.city.table.scan()).items).toEqual(before.items);
});

test('ten mandates and withdrawals of one payer at once → one after the other, and the item is the last of them', async () => {
  expect((await give(given())).status).toBe(200);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      index % 2 === 0 ? withdraw() : give({ ...given(), capPerMonthMinutes: 15 * (index + 1) }),
    ),
  );
  const codes = answers.map(({ status, body }) => (status === 200 ? 'done' : String(body.code)));
  // Who met the others five times over hears so, and wrote nothing; a second withdrawal finds none.
  expect(codes.filter((code) => !['done', 'rule_forbids', 'try_again'].includes(code))).toEqual([]);
  const journal = await readJournal(lambdas.city.table);
  const own = journal.entries.filter(({ value }) => value.subject.id === cast.daughter.personId);
  expect(own).toHaveLength(1 + codes.filter((code) => code === 'done').length);
});

test('the journal of it all stands every check; an item that says another cap, or that nobody gave, is found', async () => {
  const { city } = lambdas;
  const journal = await readJournal(city.table);
  // Nothing is projected here.
  expect(audit(journal, NOW_MS).filter(({ invariant }) => invariant !== 9)).toEqual([]);
  const entries = journal.entries.map(({ value }) => value);
  const docs = journal.docs.map(({ value }) => value);
  expect(docs.length).toBeGreaterThan(1);
  expect([...checkMandates(entries, docs)]).toEqual([]);
  const [first, ...others] = docs;
  if (first?.kind !== 'mandate') throw new Error('no mandate was given');
  const places = (changed: typeof docs) => [...checkMandates(entries, changed)].map(({ place }) => place);
  const named = [`doc ${first.payerId} MANDATE#${first.elderId}`];
  expect(places(others)).toEqual(named);
  expect(places([{ ...first, capPerMonthMinutes: first.capPerMonthMinutes + 15 }, ...others])).toEqual(named);
  const { withdrawnMs: _taken, ...standing } = first;
  expect(places([{ ...standing, withdrawnMs: NOW_MS - 1 }, ...others])).toEqual(named);
  expect(places([...docs, { ...first, elderId: 'per_nobody' }])).toEqual([
    `doc ${first.payerId} MANDATE#per_nobody`,
  ]);
});
