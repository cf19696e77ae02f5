import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { scanJournal } from '../../../../functions/store/journal-scan';
import { sha256 } from '../../../../functions/store/sha256';
import { entryChangeOf } from '../../../../functions/store/stream-change';
import { archiveEntries } from '../../../../functions/usecases/archive-entries';
import { archiverHandler } from '../../../../functions/workers/archiver/handler';
import { archiveLine } from '../../../../shared/domain/seal/archive-line';
import { isNamedAfter } from '../../../../shared/domain/seal/archive-name';
import { HOUR_MS } from '../../../../shared/domain/units';
import { type CityForTests, NOW_MS, startCityForTests } from '../../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../../engine-for-tests';
import { playIn } from '../../play-for-tests';
import { readStream } from '../../stream-for-tests';

let engine: EngineForTests;
let city: CityForTests;
let records: readonly DynamoDBRecord[];
/** Every entry of the table as the archive shall have it. */
const expected: string[] = [];

beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  const elderId = await city.addPerson('王阿姨');
  const helperId = await city.helper();
  const { served } = playIn(city);
  await served({ elderId, startMs: NOW_MS + 3 * HOUR_MS }, helperId);
  records = await readStream(engine);
  for await (const record of scanJournal(city.table))
    if (record.kind === 'entry') expected.push(archiveLine(record.entry));
  expected.sort();
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

const archiver = (fails: () => boolean = () => false) => {
  const objects = new Map<string, string>();
  const noted: string[] = [];
  const alarms: string[] = [];
  const put = async (name: string, text: string) => {
    if (fails()) throw new Error('storage is away');
    if (objects.has(name)) return 'there' as const;
    objects.set(name, text);
    return 'written' as const;
  };
  const handle = archiverHandler({
    entryChangeOf,
    archive: archiveEntries({ put, sha256 }),
    note: (sequence) => noted.push(sequence),
    alarm: (key) => alarms.push(key),
  });
  const lines = () => [...objects.values()].flatMap((text) => text.trimEnd().split('\n')).sort();
  return { objects, noted, alarms, handle, lines };
};
const batchesOf = (all: readonly DynamoDBRecord[], size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, no) => all.slice(no * size, (no + 1) * size));

test('the whole stream in batches → every entry once, nothing else, each object named after its text', async () => {
  const { handle, lines, objects } = archiver();
  for (const Records of batchesOf(records, 10))
    expect(await handle({ Records: [...Records] })).toEqual({ batchItemFailures: [] });
  expect(expected.length).toBeGreaterThan(5);
  expect(lines()).toEqual(expected);
  expect([...objects].every(([name, text]) => isNamedAfter(sha256, name, text))).toBe(true);
});

test('the same batches again → the same objects, and no more', async () => {
  const { handle, objects } = archiver();
  for (const Records of batchesOf(records, 7)) await handle({ Records: [...Records] });
  const before = new Map(objects);
  for (const Records of batchesOf(records, 7)) await handle({ Records: [...Records] });
  expect(objects).toEqual(before);
});

test('storage away for some calls, batches halved or cut anywhere, some again → no entry is lost, none is changed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }),
      async (outages, sizes) => {
        let calls = 0;
        const { handle, lines } = archiver(() => outages[calls++] === true);
        for (const size of sizes)
          for (const Records of batchesOf(records, size)) {
            const again = async (part: readonly DynamoDBRecord[]): Promise<void> => {
              try {
                await handle({ Records: [...part] });
              } catch {
                const half = Math.ceil(part.length / 2);
                await again(part.slice(0, half));
                if (half < part.length) await again(part.slice(half));
              }
            };
            await again(Records);
          }
        expect([...new Set(lines())]).toEqual(expected);
      },
    ),
  );
});

test('an entry that no codec wrote among others → it alone is reported, the others are archived', async () => {
  const entries = records.filter((record) => entryChangeOf(record) !== undefined);
  const [first, second, third] = entries;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three entries');
  const broken: DynamoDBRecord = {
    ...second,
    dynamodb: { ...second.dynamodb, NewImage: { ...second.dynamodb?.NewImage, version: { S: 'two' } } },
  };
  const { handle, lines, noted } = archiver();
  expect(await handle({ Records: [first, broken, third] })).toEqual({
    batchItemFailures: [{ itemIdentifier: second.dynamodb?.SequenceNumber }],
  });
  expect(lines()).toHaveLength(2);
  expect(noted).toEqual([second.dynamodb?.SequenceNumber]);
});

test.each(['MODIFY', 'REMOVE'] as const)(
  'an entry meets %s → nothing is archived, somebody is called',
  async (eventName) => {
    const entry = records.find((record) => entryChangeOf(record) !== undefined);
    if (entry === undefined) throw new Error('no entry');
    const { handle, objects, alarms } = archiver();
    expect(await handle({ Records: [{ ...entry, eventName }] })).toEqual({ batchItemFailures: [] });
    expect(objects.size).toBe(0);
    expect(alarms).toEqual([expect.stringMatching(/^(ORDER|BATCH)#.* \/ ENTRY#/)]);
  },
);
