import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { FIRST_HASH, newHead } from '../../../../shared/domain/ledger/account';
import { canonicalEntry, canonicalLine, hex } from '../../../../shared/domain/ledger/canonical';
import type { Entry } from '../../../../shared/domain/ledger/entry';
import { type EntryDraft, sealEntry } from '../../../../shared/domain/ledger/seal-entry';
import { sha256 } from './city-for-tests';

const ELDER = 'person:per_01K9WANG00000000000000000E';
/** The request of docs/ledger-encoding.md. */
const example: EntryDraft = {
  subject: { kind: 'order', id: 'ord_01K9VISIT0000000000000000A' },
  version: 1,
  previousHash: FIRST_HASH,
  principal: 'per_01K9WANG00000000000000000E',
  commandId: 'cmd_01K9TAP00000000000000000AB',
  channel: 'app',
  command: 'request',
  to: 'open',
  atMs: 1_772_413_200_000,
  bodyDigest: new Uint8Array(32).fill(0xab),
  detail: {
    startMs: 1_772_499_600_000,
    elderId: 'per_01K9WANG00000000000000000E',
    stationId: 'org_01K9STATION0000000000000ZA',
    communityId: 'org_01K9C0MMVN1TY00000000000XA',
    cell: '86411c2d7ffffff',
    addressHmac: new Uint8Array(32).fill(0xcd),
    serviceCode: 'escort.outpatient',
    catalogueVersion: 1,
    rulebookVersion: 1,
    plannedMinutes: 60,
  },
  outcome: { state: 'open', version: 1, assignmentNo: 0 },
  postings: [{ account: ELDER, availableDelta: -60, heldDelta: 60 }],
};
const elderHead = {
  ...newHead(ELDER),
  availableMinutes: 120,
  seq: 1,
  headHash: new Uint8Array(32).fill(0x11),
};

const sealed = () => {
  const result = sealEntry(sha256, example, new Map([[ELDER, elderHead]]));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('docs/ledger-encoding.md', () => {
  const page = readFileSync('docs/ledger-encoding.md', 'utf8');
  const blocks = [...page.matchAll(/```text\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const hashOf = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');

  test('shows the very bytes that are hashed of its entry and its line', () => {
    const { entry, subjectHash } = sealed();
    const [line] = entry.lines;
    if (line === undefined) throw new Error('the request has a line');
    expect(blocks[0]).toBe(textOf(canonicalEntry(entry)));
    expect(blocks[1]).toBe(textOf(canonicalLine(elderHead.headHash, line, subjectHash)));
  });
  test('names the hashes that a stranger with sha256sum gets', () => {
    const { entry, subjectHash } = sealed();
    expect(page).toContain(hashOf(blocks[0] ?? ''));
    expect(page).toContain(hashOf(blocks[1] ?? ''));
    expect(hex(subjectHash)).toBe(hashOf(blocks[0] ?? ''));
    expect(hex(entry.lines[0]?.hash ?? FIRST_HASH)).toBe(hashOf(blocks[1] ?? ''));
  });
});

/** Reads canonical text back; written from the page alone. */
const readBack = (text: string): Record<string, string> => {
  const [title, ...rows] = text.trimEnd().split('\n');
  if (title !== 'timebank entry 1') throw new Error(`no entry: ${title}`);
  return Object.fromEntries(
    rows.map((row) => {
      const at = row.indexOf('=');
      return [row.slice(0, at), row.slice(at + 1)];
    }),
  );
};

test('any two entries that differ in one field have different bytes, and the bytes say in which', () => {
  const { entry } = sealed();
  const change = fc.oneof(
    fc.integer({ min: 2, max: 9_999 }).map((version): [string, Partial<Entry>] => ['version', { version }]),
    fc.integer({ min: 1, max: 1e12 }).map((atMs): [string, Partial<Entry>] => ['atMs', { atMs }]),
    fc
      .constantFrom('phone', 'walkIn', 'card')
      .map((channel): [string, Partial<Entry>] => ['channel', { channel }]),
    fc.constant<[string, Partial<Entry>]>(['onBehalfOf', { onBehalfOf: 'per_01K9X' }]),
    fc.constant<[string, Partial<Entry>]>([
      'detail.reason',
      { detail: { ...entry.detail, reason: 'illness' } },
    ]),
    fc
      .integer({ min: 1, max: 500 })
      .map((heldDelta): [string, Partial<Entry>] => [
        'lines.0.heldDelta',
        { lines: entry.lines.map((line) => ({ ...line, heldDelta: heldDelta + 60 })) },
      ]),
    fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .filter((bytes) => bytes[0] !== 0xab)
      .map((bodyDigest): [string, Partial<Entry>] => ['bodyDigest', { bodyDigest }]),
  );
  const plain = readBack(textOf(canonicalEntry(entry)));
  fc.assert(
    fc.property(change, ([path, more]) => {
      const changed = readBack(textOf(canonicalEntry({ ...entry, ...more })));
      const paths = new Set([...Object.keys(plain), ...Object.keys(changed)]);
      expect([...paths].filter((each) => plain[each] !== changed[each])).toEqual([path]);
    }),
  );
});

test('the order in which the fields of an object were written, and absent ones, make no difference', () => {
  const { entry } = sealed();
  const shuffled = Object.fromEntries(Object.entries(entry).reverse()) as Entry; // the same fields
  const detail = Object.fromEntries(Object.entries(entry.detail).reverse()) as Entry['detail'];
  expect(hex(canonicalEntry({ ...shuffled, detail }))).toBe(hex(canonicalEntry(entry)));
});

test.each<[what: string, more: object]>([
  ['free text', { channel: '电话' }],
  ['a line feed that would forge a field', { channel: 'app\natMs=1' }],
  ['an equals sign', { channel: 'a=b' }],
  ['an empty text', { channel: '' }],
  ['a fraction', { atMs: 0.5 }],
  ['a number beyond the safe integers', { version: 2 ** 53 }],
  ['null', { to: null }],
  ['a name that no field has', { detail: { 'a.b': 1 } }],
])('%s has no canonical form: throws', (_what, more) => {
  const broken = { ...sealed().entry, ...more } as Entry; // what the types forbid
  expect(() => canonicalEntry(broken)).toThrow();
});
