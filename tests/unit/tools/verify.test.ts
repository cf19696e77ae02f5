import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FIRST_HASH } from '../../../shared/domain/ledger/account';
import { canonicalEntry, canonicalLine } from '../../../shared/domain/ledger/canonical';
import { archiveLine } from '../../../shared/domain/seal/archive-line';
import { archiveName } from '../../../shared/domain/seal/archive-name';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { accountOf, orderId, runCity, sha256 } from '../domain/ledger/city-for-tests';
import { type Places, places } from '../usecases/archive-for-tests';

const NIGHT_MS = Date.parse('2026-03-03T16:15:00Z');
const { entries } = runCity([
  { kind: 'open', who: 1, minutes: 60 },
  { kind: 'open', who: 2, minutes: 60 },
  { kind: 'request', sources: [{ who: 1, minutes: 30 }] },
  { kind: 'settle', order: 0, helper: 2, minutes: 20 },
  { kind: 'open', who: 3, minutes: 10 },
]);

let where: Places;
/** The first night's object: two openings, a request, its settling. */
let object: string;
const folders: string[] = [];
beforeAll(async () => {
  where = places();
  object = where.add(entries.slice(0, 4), NIGHT_MS - HOUR_MS);
  await where.seal(NIGHT_MS);
  where.add(entries.slice(4), NIGHT_MS + HOUR_MS);
  await where.seal(NIGHT_MS + DAY_MS);
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** What the program prints of these files; it is started as anybody would start it. */
const verify = (files: ReadonlyMap<string, string>, pem = where.publicPem) => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-test-'));
  folders.push(folder);
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, 'archive', name)), { recursive: true });
    writeFileSync(join(folder, 'archive', name), text);
  }
  writeFileSync(join(folder, 'key.pem'), pem);
  const args = ['tools/verify.mjs', 'archive', join(folder, 'archive'), '--key', join(folder, 'key.pem')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, said: stdout.trim().split('\n'), stderr };
};

test('an archive as the city wrote it → sound, and every entry, chain and seal was looked at', () => {
  const { status, said, stderr } = verify(where.archive);
  const chains = new Set(
    entries.flatMap(({ subject, lines }) => [subject.id, ...lines.map(({ account }) => account)]),
  );
  expect([stderr, said]).toEqual([
    '',
    [`sound: ${entries.length} entries, ${chains.size} chains, 2 seals, 0 faults`],
  ]);
  expect(status).toBe(0);
});

test('the same entry in two objects → counted once', () => {
  const [first] = entries;
  if (first === undefined) throw new Error('no entry');
  const text = `${archiveLine(first)}\n`;
  const place = { createdMs: NIGHT_MS, firstSequence: '9', lastSequence: '9' };
  const files = new Map(where.archive).set(archiveName(sha256, place, text), text);
  expect(verify(files).said.at(-1)).toMatch(/^sound: 5 entries/);
});

const inObject = (into: (lines: string[]) => string[]) =>
  new Map(where.archive).set(
    object,
    `${into((where.archive.get(object) ?? '').trimEnd().split('\n')).join('\n')}\n`,
  );
const flip = (line: string) => line.replace(/"atMs":(\d+)/, (_all, at) => `"atMs":${Number(at) + 1}`);
const namesOf = (prefix: string) =>
  [...where.archive.keys()].filter((name) => name.startsWith(prefix)).sort();
const settle = `order:${orderId(0)}`;

test.each<[kind: string, place: () => string, tampered: () => ReadonlyMap<string, string>]>([
  [
    'flip',
    () => `${object} line 3`,
    () => inObject((lines) => lines.map((line, row) => (row === 2 ? flip(line) : line))),
  ],
  [
    'delete',
    () => `account:${accountOf(2)} 1`,
    () => inObject((lines) => lines.filter((_, row) => row !== 1)),
  ],
  [
    'insert',
    () => `${object} line 2`,
    () => inObject(([first = '', ...rest]) => [first, flip(first), ...rest]),
  ],
  ['swap', () => `${object} line 1`, () => inObject(([a = '', b = '', ...rest]) => [b, a, ...rest])],
  ['truncate', () => `${object} line 4`, () => inObject((lines) => lines.slice(0, -1))],
  [
    'half a line',
    () => `${object} line 4`,
    () => inObject((lines) => lines.map((line, row) => (row === 3 ? line.slice(0, 80) : line))),
  ],
  ['an object is gone', () => object, () => new Map([...where.archive].filter(([name]) => name !== object))],
  [
    'a seal is changed',
    () => namesOf('seals/')[0] ?? '',
    () => {
      const [name = ''] = namesOf('seals/');
      return new Map(where.archive).set(
        name,
        (where.archive.get(name) ?? '').replace('"entries":4', '"entries":5'),
      );
    },
  ],
  [
    'the first seal is gone',
    () => namesOf('seals/')[1] ?? '',
    () => new Map([...where.archive].filter(([name]) => name !== namesOf('seals/')[0])),
  ],
  [
    'a list is changed',
    () => namesOf('lists/')[0] ?? '',
    () => {
      const [name = ''] = namesOf('lists/');
      return new Map(where.archive).set(name, (where.archive.get(name) ?? '').replace('"row":0', '"row":1'));
    },
  ],
])('%s → not sound, and where', (_kind, place, tampered) => {
  const { status, said } = verify(tampered());
  expect(status).toBe(1);
  expect(said).toContainEqual(expect.stringContaining(place()));
});

test('an order’s whole story written anew with every hash, its object named after it → the seals alone say so', () => {
  const other = runCity([
    { kind: 'open', who: 1, minutes: 60 },
    { kind: 'open', who: 2, minutes: 60 },
    { kind: 'request', sources: [{ who: 1, minutes: 30 }] },
    { kind: 'settle', order: 0, helper: 2, minutes: 30 },
    { kind: 'open', who: 3, minutes: 10 },
  ]).entries;
  const files = new Map([...where.archive].filter(([name]) => !name.startsWith('entries/')));
  const text = other.map((entry) => `${archiveLine(entry)}\n`).join('');
  const place = { createdMs: NIGHT_MS, firstSequence: '1', lastSequence: '5' };
  files.set(archiveName(sha256, place, text), text);
  const { status, said } = verify(files);
  expect(status).toBe(1);
  expect(said).toContainEqual(expect.stringContaining(`${settle} version 2`));
  expect(verify(new Map([...files].filter(([name]) => name.startsWith('entries/')))).status).toBe(0);
});

test('an entry with every hash in order that moves minutes out of nothing → this one fault, and where', () => {
  const [first] = entries;
  const line = first?.lines.find(({ account }) => account === accountOf(1));
  if (first === undefined || line === undefined) throw new Error('no opening');
  const entryHash = sha256(canonicalEntry({ ...first, lines: [line] }));
  const hash = sha256(canonicalLine(FIRST_HASH, line, entryHash));
  const text = `${archiveLine({ ...first, lines: [{ ...line, hash }] })}\n`;
  const place = { createdMs: NIGHT_MS, firstSequence: '1', lastSequence: '1' };
  const name = archiveName(sha256, place, text);
  const { said } = verify(new Map([[name, text]]));
  expect(said).toEqual([
    expect.stringContaining(`${name} line 1: batch:${first.subject.id} version 1: `),
    expect.stringMatching(/^not sound: .* 1 faults$/),
  ]);
});

test('no seal yet, an entry changed and its object named after it → its line and whatever follows it disown it', () => {
  const lines = entries.map(archiveLine);
  const text = `${lines.map((line, row) => (row === 2 ? flip(line) : line)).join('\n')}\n`;
  const place = { createdMs: NIGHT_MS, firstSequence: '1', lastSequence: '5' };
  const name = archiveName(sha256, place, text);
  const { said } = verify(new Map([[name, text]]));
  expect(said).toEqual([
    expect.stringContaining(`account:${accountOf(1)} 2 (${name} line 3)`),
    expect.stringContaining(`subject:${settle} 2 (${name} line 4)`),
    expect.stringMatching(/^not sound: .* 2 faults$/),
  ]);
});

test('seals of another key → each is named', () => {
  const { said } = verify(where.archive, places().publicPem);
  for (const name of namesOf('seals/')) expect(said).toContainEqual(expect.stringContaining(name));
});

test('no folder or no key named → how to use it, and no verdict', () => {
  const { status, stdout } = spawnSync(process.execPath, ['tools/verify.mjs', 'archive'], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
});
