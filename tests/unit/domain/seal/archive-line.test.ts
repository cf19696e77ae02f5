import fc from 'fast-check';
import { canonicalEntry, hex } from '../../../../shared/domain/ledger/canonical';
import { archiveLine, hashFrom, readArchiveLine } from '../../../../shared/domain/seal/archive-line';
import { archiveName, isNamedAfter } from '../../../../shared/domain/seal/archive-name';
import { acts, runCity, sha256 } from '../ledger/city-for-tests';

test('any journal: a line of the archive → the entry’s own hash, its place, its lines with their hashes', () => {
  fc.assert(
    fc.property(acts, (all) => {
      for (const entry of runCity(all).entries) {
        const read = readArchiveLine(sha256, archiveLine(entry));
        expect(hex(read.entryHash)).toBe(hex(sha256(canonicalEntry(entry))));
        expect(read).toMatchObject({
          subject: `${entry.subject.kind}:${entry.subject.id}`,
          version: entry.version,
          previousHash: entry.previousHash,
          atMs: entry.atMs,
          lines: entry.lines.map(({ account, seq, availableDelta, heldDelta, hash }) => ({
            account,
            seq,
            availableDelta,
            heldDelta,
            hash,
          })),
        });
      }
    }),
  );
});

const [entry] = runCity([{ kind: 'open', who: 1, minutes: 60 }]).entries;
if (entry === undefined) throw new Error('no entry');
const line = archiveLine(entry);

test('a line that changes floor and status → hashed with both', () => {
  const [first, ...rest] = entry.lines;
  if (first === undefined) throw new Error('no line');
  const changed = { ...entry, lines: [{ ...first, floorMinutes: -600, status: 'frozen' as const }, ...rest] };
  const read = readArchiveLine(sha256, archiveLine(changed));
  expect(hex(read.entryHash)).toBe(hex(sha256(canonicalEntry(changed))));
  expect(read.lines[0]?.effect).toMatchObject({ floorMinutes: -600, status: 'frozen' });
});

test('the same fields in another order → the same line', () => {
  const { subject, ...rest } = entry;
  expect(archiveLine({ ...rest, subject })).toBe(line);
});

test.each<[string, string]>([
  ['a space', line.replace('{', '{ ')],
  ['a name out of order', line.replace(/^\{("atMs":\d+),(.*)\}$/, '{$2,$1}')],
  ['a name twice', line.replace('{', '{"atMs":1,')],
  ['a hash of capitals', line.replace(/(?<="hash":")[0-9a-f]{64}/, (hash) => hash.toUpperCase())],
  ['a remark with a space in it', line.replace('"detail":{}', '"detail":{"note":"a b"}')],
  ['a fraction', line.replace(/"availableDelta":(-?\d+)/, '"availableDelta":$1.5')],
  ['an account of no kind', line.replace('person:', 'nobody:')],
  ['a hash too short', line.replace(/"hash":"../, '"hash":"')],
  ['half a line', line.slice(0, 40)],
])('%s in it → no line of the archive', (_name, tampered) => {
  expect(tampered).not.toBe(line);
  expect(() => readArchiveLine(sha256, tampered)).toThrow();
});

test('bytes from their text → the same, and from anything else nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      expect(hashFrom(hex(bytes))).toEqual(new Uint8Array(bytes));
    }),
  );
  for (const wrong of ['', 'ab', 'g'.repeat(64), 7, undefined]) expect(() => hashFrom(wrong)).toThrow();
});

test('the name of an object: its day in the city, its place in the stream, its digest', () => {
  const place = {
    createdMs: Date.parse('2026-03-03T16:30:00Z'),
    firstSequence: '000000000000000000001',
    lastSequence: '000000000000000000009',
  };
  const name = archiveName(sha256, place, 'a\n');
  expect(name).toBe('entries/20260304/000000000000000000001-000000000000000000009-87428fc522803d31.jsonl');
  expect([isNamedAfter(sha256, name, 'a\n'), isNamedAfter(sha256, name, 'b\n')]).toEqual([true, false]);
});
