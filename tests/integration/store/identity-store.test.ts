import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { kmsCipher } from '../../../functions/adapters/cipher-kms';
import { identityStore } from '../../../functions/store/identity-store';
import type { Identity, Sealed } from '../../../functions/usecases/ports/personal-data';
import { type KeyService, startKeyService } from '../../../local/key-service';
import { openLocalKeys } from '../../../local/local-keys';
import { engineClientConfig } from '../../../local/tables';
import type { PersonId } from '../../../shared/domain/ids';
import { fresh } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';

let engine: EngineForTests;
let keys: KeyService;
let folder: string;

beforeAll(async () => {
  engine = await startEngineForTests();
  folder = mkdtempSync(join(tmpdir(), 'identity-keys-'));
  keys = await startKeyService(await openLocalKeys(join(folder, 'keys.json')));
});
afterAll(async () => {
  await keys.stop();
  await engine.stop();
  rmSync(folder, { recursive: true });
});

/** A lambda of its own: nothing remembered. */
const cipher = (keyId = 'cipher') =>
  kmsCipher({ kms: new KMSClient({ ...engineClientConfig(keys.endpoint), maxAttempts: 1 }), keyId });
const store = () => identityStore(engine.client(), 'identity');
const aunt: Identity = { name: '王虚构', calledZh: '王阿姨', phone: '19900000001', addressZh: '虚构里 1 栋' };

test('sealed by one lambda, read by another → the same values, and the named fields alone', async () => {
  const id = fresh('person');
  await store().writeIdentities(new Map([[id, await cipher().seal(id, aunt)]]));
  const all = await store().readIdentities([id], ['name', 'calledZh', 'phone', 'addressZh']);
  const some = await store().readIdentities([id], ['phone']);
  const open = async (found: ReadonlyMap<PersonId, Sealed>) => {
    const sealed = found.get(id);
    return sealed && cipher().open(id, sealed);
  };
  expect(await open(all)).toEqual(aunt);
  expect(await open(some)).toEqual({ phone: aunt.phone });
});

test('what lies in the table → no value in clear', async () => {
  const id = fresh('person');
  await store().writeIdentities(new Map([[id, await cipher().seal(id, aunt)]]));
  const raw = await engine
    .client()
    .send(
      new BatchGetCommand({ RequestItems: { identity: { Keys: [{ pk: `PERSON#${id}`, sk: 'IDENTITY' }] } } }),
    );
  const [item] = raw.Responses?.identity ?? [];
  expect(Object.keys(item ?? {}).sort()).toEqual(
    ['addressZh', 'calledZh', 'dataKey', 'name', 'phone', 'pk', 'sk'].sort(),
  );
  const bytes = Object.values(item ?? {}).map((value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value),
  );
  for (const value of Object.values(aunt)) expect(bytes.join('\n')).not.toContain(value);
});

test('an item moved to another person → it does not open', async () => {
  const [id, thiefId] = [fresh('person'), fresh('person')];
  await store().writeIdentities(new Map([[thiefId, await cipher().seal(id, aunt)]]));
  const sealed = (await store().readIdentities([thiefId], ['phone'])).get(thiefId);
  if (sealed === undefined) throw new Error('not written');
  await expect(cipher().open(thiefId, sealed)).rejects.toThrow();
});

test('130 persons, some of them unknown → two reads, the known alone', async () => {
  const ids = Array.from({ length: 120 }, () => fresh('person'));
  const writer = cipher();
  const sealed = await Promise.all(
    ids.map(async (id) => [id, await writer.seal(id, { calledZh: '李师傅' })] as const),
  );
  await store().writeIdentities(new Map(sealed));
  const unknown = Array.from({ length: 10 }, () => fresh('person'));
  const found = await store().readIdentities([...ids, ...unknown], ['calledZh']);
  expect([...found.keys()].sort()).toEqual([...ids].sort());
});

/** A table that leaves the last key of each read unread, so often. */
const throttled = (times: number) => {
  const asked: number[] = [];
  const client = engine.client({}, (made) =>
    made.middlewareStack.add(
      (next, context) => async (args) => {
        if (!String(context.commandName).startsWith('BatchGet')) return next(args);
        const input = args.input as { RequestItems: Record<string, { Keys: unknown[] }> };
        const keysAsked = input.RequestItems.identity?.Keys ?? [];
        asked.push(keysAsked.length);
        if (asked.length > times) return next(args);
        const answer = await next(args);
        return { ...answer, output: { ...answer.output, UnprocessedKeys: input.RequestItems } };
      },
      { step: 'initialize' },
    ),
  );
  return { client, asked };
};

test('keys come back unread twice → asked again; always → an outage, after five rounds', async () => {
  const id = fresh('person');
  await store().writeIdentities(new Map([[id, await cipher().seal(id, aunt)]]));
  const passing = throttled(2);
  expect((await identityStore(passing.client, 'identity').readIdentities([id], ['phone'])).size).toBe(1);
  expect(passing.asked).toHaveLength(3);
  const lasting = throttled(99);
  await expect(identityStore(lasting.client, 'identity').readIdentities([id], ['phone'])).rejects.toThrow();
  expect(lasting.asked).toHaveLength(5);
});
