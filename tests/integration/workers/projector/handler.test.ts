import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { scanJournal } from '../../../../functions/store/journal-scan';
import { encodeLine, passbookLine } from '../../../../functions/store/passbook-store';
import { changeOf } from '../../../../functions/store/stream-change';
import type { PassbookLine } from '../../../../functions/usecases/ports/reading';
import { projectChange } from '../../../../functions/usecases/project-change';
import { projectorHandler } from '../../../../functions/workers/projector/handler';
import type { OrderId, PersonId } from '../../../../shared/domain/ids';
import type { Line } from '../../../../shared/domain/ledger/account';
import type { Entry } from '../../../../shared/domain/ledger/entry';
import { HOUR_MS } from '../../../../shared/domain/units';
import { type CityForTests, NOW_MS, startCityForTests } from '../../city-for-tests';
import { type EngineForTests, startEngineForTests, TABLE_NAME } from '../../engine-for-tests';
import { playIn } from '../../play-for-tests';
import { readStream } from '../../stream-for-tests';

const NOON_MS = NOW_MS + 3 * HOUR_MS;

let engine: EngineForTests;
let city: CityForTests;
let records: readonly DynamoDBRecord[];
let elderId: PersonId;
let helperId: PersonId;
const settledIds: OrderId[] = [];
let deniedId: OrderId;

beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  const play = playIn(city);
  elderId = await city.addPerson('王阿姨', { minutes: 600 });
  helperId = await city.helper({ skills: [] });
  const clerkId = await city.addPerson('覃干事', { birthMonth: 199001, facets: ['staff'], minutes: 0 });
  for (const hours of [0, 2]) {
    const orderId = await play.served({ elderId, startMs: NOON_MS + hours * HOUR_MS }, helperId);
    await play.confirm(orderId, NOON_MS + 6 * HOUR_MS);
    await play.settle(orderId, clerkId, NOON_MS + 7 * HOUR_MS);
    settledIds.push(orderId);
  }
  deniedId = await play.served({ elderId, startMs: NOON_MS + 4 * HOUR_MS }, helperId);
  await play.deny(deniedId, NOON_MS + 6 * HOUR_MS);
  records = await readStream(engine);
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

const noted: unknown[] = [];
const projector = (project = projectChange(city.ports)) =>
  projectorHandler({ changeOf, project, note: (...what) => noted.push(what) });

/** The passbooks as a replay of the journal gives them: balances by adding up each account's lines from nothing. */
const replayed = async (): Promise<readonly PassbookLine[]> => {
  const byAccount = new Map<string, { entry: Entry; line: Line }[]>();
  for await (const record of scanJournal(city.table)) {
    if (record.kind !== 'entry') continue;
    for (const line of record.entry.lines)
      byAccount.set(line.account, [...(byAccount.get(line.account) ?? []), { entry: record.entry, line }]);
  }
  return [...byAccount.values()].flatMap((lines) => {
    let balance = { availableAfterMinutes: 0, heldAfterMinutes: 0 };
    return lines
      .sort((a, b) => a.line.seq - b.line.seq)
      .map(({ entry, line }) => {
        const next = passbookLine(entry, line, balance);
        balance = next;
        return next;
      });
  });
};
const sorted = (lines: readonly PassbookLine[]) =>
  lines.map(encodeLine).sort((a, b) => (`${a.pk}${a.sk}` < `${b.pk}${b.sk}` ? -1 : 1));
const projected = async () => {
  const lines: PassbookLine[] = [];
  for await (const record of scanJournal(city.table)) if (record.kind === 'line') lines.push(record.line);
  return sorted(lines);
};

/** Order changes that are not the last of their order: a delivery that loses them loses nothing for good. */
const isPassing = (record: DynamoDBRecord): boolean => {
  const versionOf = ({ dynamodb }: DynamoDBRecord) => Number(dynamodb?.NewImage?.version?.N);
  const { pk, sk } = record.dynamodb?.Keys ?? {};
  return (
    sk?.S === 'ORDER' &&
    records.some(
      (other) =>
        other.dynamodb?.Keys?.pk?.S === pk?.S &&
        other.dynamodb?.Keys?.sk?.S === 'ORDER' &&
        versionOf(other) > versionOf(record),
    )
  );
};

/** The same changes in any order whatever, some of them twice, some that others outdate never, cut into batches. */
const delivery = fc
  .constant(undefined)
  .chain(() =>
    fc.record({
      some: fc.shuffledSubarray(records.filter(isPassing)),
      twice: fc.shuffledSubarray([...records], { maxLength: 20 }),
      batch: fc.integer({ min: 1, max: 40 }),
    }),
  )
  .chain(({ some, twice, batch }) => {
    const sent = [...records.filter((record) => !isPassing(record)), ...some, ...twice];
    return fc.shuffledSubarray(sent, { minLength: sent.length }).map((order) => {
      const batches: DynamoDBRecord[][] = [];
      for (let from = 0; from < order.length; from += batch) batches.push(order.slice(from, from + batch));
      return batches;
    });
  });

/** Everything projected, again from nothing. */
const forget = async (): Promise<void> => {
  const client = engine.client();
  for await (const { kind, item } of scanJournal(city.table))
    if (kind === 'line' || kind === 'projection')
      await client.send(new DeleteCommand({ TableName: TABLE_NAME, Key: { pk: item.pk, sk: item.sk } }));
  client.destroy();
};
const standingOf = async (orderId: OrderId) => {
  const { record, sumMinutes } = await city.ports.standingRecord(helperId, orderId);
  return [record?.state, record?.recordMinutes, sumMinutes];
};

test('any order, some changes twice, outdated ones lost, batches cut anywhere → passbooks, records and their sum are those of the replay', async () => {
  const expected = sorted(await replayed());
  expect(expected.length).toBeGreaterThan(8);
  expect(records.filter(isPassing).length).toBeGreaterThan(8);
  await fc.assert(
    fc.asyncProperty(delivery, async (batches) => {
      await forget();
      for (const Records of batches)
        expect(await projector()({ Records })).toEqual({ batchItemFailures: [] });
      expect(await projected()).toEqual(expected);
      for (const id of settledIds) expect(await standingOf(id)).toEqual(['settled', 60, 120]);
      expect(await standingOf(deniedId)).toEqual(['disputed', 60, 120]);
      expect(await city.ports.recordSum(helperId)).toBe(120);
    }),
    { numRuns: 8 },
  );
});

test('all visits of a helper projected at the same moment → none is missing in the sum', async () => {
  await forget();
  const changes = records.flatMap((record) => changeOf(record) ?? []);
  expect(changes.filter(({ kind }) => kind === 'order').length).toBeGreaterThan(10);
  await Promise.all(changes.map(projectChange(city.ports)));
  expect(await standingOf(deniedId)).toEqual(['disputed', 60, 120]);
});

test('the newest line of an account → its head’s seq, hash and balance', async () => {
  for (const id of [elderId, helperId]) {
    const { heads } = await city.ports.load({ accounts: [`person:${id}`] });
    const head = heads.get(`person:${id}`);
    const { items } = await city.ports.lines(`person:${id}`, { limit: 1 });
    expect(items[0]).toMatchObject({
      seq: head?.seq,
      hash: head?.headHash,
      availableAfterMinutes: head?.availableMinutes,
      heldAfterMinutes: head?.heldMinutes,
    });
  }
});

test('one change that fails among others → it alone is reported and noted, the others are projected', async () => {
  const entries = records.filter(({ dynamodb }) => dynamodb?.Keys?.sk?.S?.startsWith('ENTRY#'));
  const [first, second, third] = entries;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three entries');
  const broken: DynamoDBRecord = {
    ...second,
    dynamodb: { ...second.dynamodb, NewImage: { ...second.dynamodb?.NewImage, lines: { S: 'none' } } },
  };
  const seen: unknown[] = [];
  const handle = projector(async (change) => {
    seen.push(change);
  });
  expect(await handle({ Records: [first, broken, third] })).toEqual({
    batchItemFailures: [{ itemIdentifier: second.dynamodb?.SequenceNumber }],
  });
  expect(seen).toHaveLength(2);
  expect(noted).toEqual([[second.dynamodb?.SequenceNumber, expect.any(Error)]]);
});

test('the table is away → the whole batch is reported, to come again', async () => {
  const Records = records.filter((record) => changeOf(record) !== undefined).slice(0, 3);
  const handle = projector(() => Promise.reject(new Error('away')));
  expect(await handle({ Records })).toEqual({
    batchItemFailures: Records.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber })),
  });
});

test('two changes of one order in a batch, the first slow to write → the second waits for it', async () => {
  const Records = records.filter(({ dynamodb }) => dynamodb?.Keys?.sk?.S === 'ORDER').slice(0, 2);
  const done: number[] = [];
  const handle = projector(async (change) => {
    const version = change.kind === 'order' ? change.order.version : 0;
    // As many turns of the loop as a slow write would take.
    for (let turn = version === 1 ? 20 : 0; turn > 0; turn -= 1) await Promise.resolve();
    done.push(version);
  });
  await handle({ Records });
  expect(done).toEqual([1, 2]);
});
