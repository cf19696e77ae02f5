import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonicalEntry, hex } from '../../../shared/domain/ledger/canonical';
import { proofText } from '../../../shared/domain/seal/proof-text';
import { checkProof } from '../../../tools/verify-proof.mjs';
import { accountOf, acts, runCity } from '../domain/ledger/city-for-tests';
import { allProofs, sealKey, sealPem } from '../domain/seal/proofs-for-tests';

const check = (text: string, key: KeyObject = sealKey) =>
  checkProof(text, {
    sha256: async (bytes) => createHash('sha256').update(bytes).digest(),
    verify: async (bytes, signature) => verify(null, bytes, key, signature),
  });

const CITY = runCity([
  { kind: 'open', who: 1, minutes: 60 },
  { kind: 'open', who: 2, minutes: 60 },
  { kind: 'request', sources: [{ who: 1, minutes: 30 }] },
  { kind: 'settle', order: 0, helper: 2, minutes: 20 },
]);
/** Line 2 of her account: an hour set aside, with its entry; line 3 follows in the same night. */
const [, REQUEST] = allProofs(CITY).filter(({ lines }) => lines[0].account === accountOf(1));
const ENTRY = CITY.entries[2];
if (REQUEST === undefined || ENTRY === undefined) throw new Error('her request');
const GOOD = proofText({ ...REQUEST, entry: canonicalEntry(ENTRY) });

test('any journal → the proof of any line is proven, and says what the line did', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      for (const proof of allProofs(runCity(all))) {
        const { faults, claim } = await check(proofText(proof));
        const [{ account, seq, availableDelta, heldDelta, entryHash }] = proof.lines;
        expect(faults).toEqual([]);
        expect(claim).toMatchObject({
          account,
          seq,
          availableMinutes: availableDelta,
          heldMinutes: heldDelta,
          entryHash: hex(entryHash),
          sealNo: 1,
          headNo: seq + proof.lines.length - 1,
        });
      }
    }),
    { numRuns: 20 },
  );
});

test('any bit of a proof’s file flipped → not proven', async () => {
  expect((await check(GOOD)).faults).toEqual([]);
  const bytes = Buffer.from(GOOD.trimEnd(), 'latin1');
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ (1 << bit);
      expect((await check(other.toString('latin1'))).faults).not.toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

const parsed = () => JSON.parse(GOOD);
const text = (change: (proof: ReturnType<typeof parsed>) => object) =>
  `${JSON.stringify({ ...parsed(), ...change(parsed()) })}\n`;
const OTHER_HASH = 'ab'.repeat(32);

test.each<[what: string, fault: string, text: string]>([
  ['nothing', 'file', ''],
  ['another kind of file', 'file', '[]'],
  ['a proof of another kind', 'file', text(() => ({ proof: 'timebank proof 2' }))],
  ['a name too many', 'file', text(() => ({ note: 1 }))],
  ['a space somewhere', 'file', GOOD.replace(':', ': ')],
  ['a name twice', 'file', GOOD.replace('{', '{"proof":"x",')],
  ['no line at all', 'file', text(() => ({ lines: [] }))],
  ['a gap among its lines', 'file', text(({ lines }) => ({ lines: [lines[0], { ...lines[1], seq: 9 }] }))],
  [
    'a first line with something before it',
    'file',
    text(({ lines }) => ({ lines: [{ ...lines[0], seq: 1 }] })),
  ],
  [
    'a line with a name that is none',
    'file',
    text(({ lines }) => ({ lines: [{ ...lines[0], note: 1 }, lines[1]] })),
  ],
  ['a step on no side', 'file', text(() => ({ headPath: [{ side: 'up', hash: OTHER_HASH }] }))],
  ['a hash in capitals', 'file', text(({ previousHash }) => ({ previousHash: previousHash.toUpperCase() }))],
  ['a seal with a name more', 'file', text(({ seal }) => ({ seal: { ...seal, note: 1 } }))],
  ['another entry', 'entry', text(({ entry }) => ({ entry: `${entry}x=1\n` }))],
  ['another way of the entry', 'entries', text(() => ({ entryPath: [{ side: 'left', hash: OTHER_HASH }] }))],
  ['another way of the head', 'chains', text(() => ({ headPath: [] }))],
  ['an algorithm of nobody’s', 'algorithm', text(({ seal }) => ({ seal: { ...seal, algorithm: 'rot13' } }))],
  ['a signature cut short', 'signature', text(({ seal }) => ({ seal: { ...seal, signature: 'ab' } }))],
])('%s → not proven: %s', async (_what, fault, changed) => {
  expect((await check(changed)).faults).toContain(fault);
});

test('an entry that was sealed, but has no such line → not proven', async () => {
  // Her account's line 2 was moved to another of her entries: its hash is right, the line is not in it.
  const other = CITY.entries[0];
  if (other === undefined) throw new Error('an entry');
  const opening = allProofs(CITY).find(
    ({ lines: [line] }) => line.account === accountOf(1) && line.seq === 1,
  );
  if (opening === undefined) throw new Error('her opening');
  const [first, ...later] = opening.lines;
  const lines = [{ ...first, availableDelta: 61 }, ...later] as const;
  const { faults } = await check(proofText({ ...opening, lines, entry: canonicalEntry(other) }));
  expect(faults).toEqual(['entry', 'chains']);
});

test('a seal of another key → the signature alone does not hold', async () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  expect((await check(GOOD, publicKey)).faults).toEqual(['signature']);
});

describe('started as anybody would start it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-proof-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (proof: string) => {
    writeFileSync(join(folder, 'proof.json'), proof);
    writeFileSync(join(folder, 'key.pem'), sealPem);
    const args = ['tools/verify.mjs', 'proof', join(folder, 'proof.json'), '--key', join(folder, 'key.pem')];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, said: stdout.trim().split('\n'), stderr };
  };

  test('a good proof → what is proven', () => {
    const { status, said, stderr } = run(GOOD);
    expect([status, stderr]).toEqual([0, '']);
    expect(said[0]).toBe(`line 2 of ${accountOf(1)}: available -30, held 30 (minutes)`);
    expect(said[2]).toBe('sealed as no 1 at 2026-03-03T16:15:00.000Z, when the account stood at line 3');
    expect(said.at(-1)).toBe('proven');
  });

  test('one minute more → what does not hold, and no claim', () => {
    const { status, said } = run(GOOD.replace('"availableDelta":-30', '"availableDelta":-31'));
    expect(status).toBe(1);
    expect(said).toEqual([
      'the entry is not the one that was hashed, or has no such line',
      'the account did not stand there when it was sealed',
      'not proven: 2 faults',
    ]);
  });
});
