import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeArchive } from '../../../../bench/rebuild/write-archive';
import { sha256 } from '../../../../functions/store/sha256';
import type { RebuildMark } from '../../../../functions/usecases/ports/generations';
import type { PassbookLine } from '../../../../functions/usecases/ports/reading';
import type { RebuildPorts } from '../../../../functions/usecases/ports/rebuilding';
import { fillLines } from '../../../../functions/usecases/rebuild/fill-lines';
import {
  type Replay,
  replayArchive,
  type ToldEntry,
} from '../../../../functions/usecases/rebuild/replay-archive';
import { diskArchive } from '../../../../local/rebuild/disk-archive';

const ENTRIES = 18_000;
const LINES = 9_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fill-lines-'));
  writeArchive(folder, ENTRIES);
});
afterAll(() => rmSync(folder, { recursive: true }));

const never = () => Promise.reject(new Error('nobody asks for this'));
/** The ports of a process over what others left, which dies when it has written so many lines. */
const portsOver = (
  left: { mark?: RebuildMark; readonly lines: Map<string, PassbookLine> },
  archive: Pick<RebuildPorts, 'names' | 'read'>,
  linesMax = Number.POSITIVE_INFINITY,
) => {
  let written = 0;
  const ports: RebuildPorts = {
    ...archive,
    sha256,
    generations: never,
    turn: never,
    heads: never,
    orders: never,
    pause: never,
    progress: () => undefined,
    mark: async () => left.mark,
    setMark: async (mark) => {
      left.mark = mark;
    },
    generation: () => ({
      linesOf: never,
      recordsOf: never,
      replaceRecords: never,
      dropLines: never,
      dropRecords: never,
      writeLines: async (lines) => {
        written += lines.length;
        if (written > linesMax) throw new Error('killed');
        for (const line of lines) left.lines.set(`${line.account} ${line.seq}`, line);
      },
    }),
  };
  return { ports, written: () => written };
};
const whole = { generation: 1, announced: 1 };

test('killed half way → called again it writes what was left, and all is there', async () => {
  const left = { lines: new Map<string, PassbookLine>() };
  const archive = diskArchive(folder);
  await expect(fillLines(portsOver(left, archive, 5_000).ports, whole)).rejects.toThrow('killed');
  const again = portsOver(left, archive);
  await fillLines(again.ports, whole);
  expect(again.written()).toBeLessThan(LINES - 3_000);
  expect(left.lines.size).toBe(LINES);
});

test('another generation was announced meanwhile → the mark of the one before counts for nothing', async () => {
  const left = { lines: new Map<string, PassbookLine>() };
  const archive = diskArchive(folder);
  await fillLines(portsOver(left, archive).ports, whole);
  const again = portsOver(left, archive);
  await fillLines(again.ports, { generation: 1, announced: 3 });
  expect(again.written()).toBe(LINES);
});

test('an object comes late, before the mark → everything is written again, and nothing is missing', async () => {
  const left = { lines: new Map<string, PassbookLine>() };
  const { names, read } = diskArchive(folder);
  const late = async (prefix: string) => (await names(prefix)).filter((_name, index) => index !== 3);
  await fillLines(portsOver(left, { names: late, read }).ports, whole);
  expect(left.lines.size).toBeLessThan(LINES);
  await fillLines(portsOver(left, { names, read }).ports, whole);
  expect(left.lines.size).toBe(LINES);
});

const told = (replay: Replay) => ({
  accounts: new Map([...replay.accounts()].sort()),
  records: new Map(
    [...replay.records()].map(([id, all]) => [id, new Map(all.map((each) => [each.orderId, each]))]),
  ),
  waiting: replay.waiting(),
});

test('the entries of an archive in any order, some of them again → the same lines, vector and records, each line once', async () => {
  const { names, read } = diskArchive(folder);
  const [name = ''] = await names('entries/');
  const lines = ((await read(name)) ?? '').split('\n').slice(0, 180);
  // What the archive writes, as `fillLines` reads it.
  const entries = lines.map((line) => JSON.parse(line) as ToldEntry);
  const inOrder = replayArchive(sha256);
  const expected = entries.flatMap(inOrder.take);
  expect(expected).toHaveLength(90);
  expect(expected.at(-1)).toMatchObject({ availableAfterMinutes: 60 * 30, heldAfterMinutes: 0 });
  const sorted = (all: readonly PassbookLine[]) =>
    [...all].sort((a, b) => (a.account === b.account ? a.seq - b.seq : a.account < b.account ? -1 : 1));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(entries, { minLength: entries.length }),
      fc.subarray(entries),
      (shuffled, again) => {
        const replay = replayArchive(sha256);
        expect(sorted([...shuffled, ...again].flatMap(replay.take))).toEqual(sorted(expected));
        expect(told(replay)).toEqual(told(inOrder));
      },
    ),
    { numRuns: 20 },
  );
});
