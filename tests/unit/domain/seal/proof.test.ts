import fc from 'fast-check';
import { canonical } from '../../../../shared/domain/ledger/canonical';
import {
  entriesOfAccount,
  headOfAccount,
  isAboutAlone,
  type LineProof,
  leadsToSeal,
  pathsOf,
} from '../../../../shared/domain/seal/proof';
import { proofText } from '../../../../shared/domain/seal/proof-text';
import { acts, personId, runCity, sha256 } from '../ledger/city-for-tests';
import { allProofs } from './proofs-for-tests';

const CITY = runCity([
  { kind: 'open', who: 1, minutes: 60 },
  { kind: 'request', sources: [{ who: 1, minutes: 30 }] },
  { kind: 'cancel', order: 0 },
  { kind: 'open', who: 2, minutes: 60 },
]);
const [PROOF] = allProofs(CITY).filter(({ lines }) => lines[0].account.startsWith('person:'));
if (PROOF === undefined) throw new Error('a proof');

test('any journal → the proof of any of its lines leads to both roots of the seal', () => {
  fc.assert(
    fc.property(acts, (all) => {
      const city = runCity(all);
      const proofs = allProofs(city);
      expect(proofs).toHaveLength(city.entries.flatMap(({ lines }) => lines).length);
      for (const proof of proofs) expect(leadsToSeal(sha256, proof)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

const flipped = (hash: Uint8Array): Uint8Array => hash.map((byte, at) => (at === 5 ? byte ^ 1 : byte));
const [FIRST, ...LATER] = PROOF.lines;

test.each<[part: string, proof: LineProof]>([
  ['hash before', { ...PROOF, previousHash: flipped(PROOF.previousHash) }],
  ['minutes', { ...PROOF, lines: [{ ...FIRST, availableDelta: FIRST.availableDelta + 1 }, ...LATER] }],
  ['entry hash', { ...PROOF, lines: [{ ...FIRST, entryHash: flipped(FIRST.entryHash) }, ...LATER] }],
  ['later line', { ...PROOF, lines: [FIRST, ...LATER.slice(1)] }],
  ['head', { ...PROOF, lines: [FIRST, ...LATER.slice(0, -1)] }],
  ['entry', { ...PROOF, entry: Uint8Array.of(1) }],
  ['way of the entry', { ...PROOF, entryPath: PROOF.entryPath.slice(1) }],
  ['way of the head', { ...PROOF, headPath: PROOF.headPath.slice(1) }],
  [
    'first root',
    {
      ...PROOF,
      signed: {
        ...PROOF.signed,
        seal: { ...PROOF.signed.seal, entriesRoot: flipped(PROOF.signed.seal.entriesRoot) },
      },
    },
  ],
])('another %s → it does not lead there', (_part, proof) => {
  expect(leadsToSeal(sha256, PROOF)).toBe(true);
  expect(leadsToSeal(sha256, proof)).toBe(false);
});

test.each<[entry: string, about: object, alone: boolean]>([
  ['of her own account, by herself', { principal: personId(1), account: `person:${personId(1)}` }, true],
  ['by the clock', { principal: 'clock', account: `person:${personId(1)}` }, true],
  ['by a relative', { principal: personId(2), account: `person:${personId(1)}` }, false],
  ['with somebody else’s account', { lines: [`person:${personId(1)}`, `person:${personId(2)}`] }, false],
  ['with an entitlement of another', { account: `entitlement:${personId(2)}:care` }, false],
  ['that names another in a detail', { detail: { elderId: personId(3) } }, false],
  ['of nobody’s account', { account: 'issuance:city' }, true],
])('an entry %s → shown to her whole: %p %p', (_entry, about, alone) => {
  expect(isAboutAlone(canonical('timebank entry 1', about), personId(1))).toBe(alone);
});

test('an account that a night did not move → no head, no lines; a way for what is not there is a bug', () => {
  const list = { objects: [], entries: [], chains: [] };
  const account = FIRST.account;
  expect(headOfAccount(list, account)).toBeUndefined();
  expect(entriesOfAccount(list, account).size).toBe(0);
  const stray = { subject: 'order:x', version: 1, hash: FIRST.entryHash, object: 0, row: 0, lines: [] };
  const head = { chain: 'account:x', no: 1, headHash: FIRST.entryHash };
  expect(() => pathsOf(sha256, list, stray, head)).toThrow();
});

test('lines of an account whose name begins like another’s → not taken for its own', () => {
  const lines = ['person:per_1 4', 'person:per_12 5'];
  const entry = { subject: 'order:x', version: 1, hash: FIRST.entryHash, object: 0, row: 0, lines };
  const list = { objects: [], entries: [entry], chains: [] };
  expect([...entriesOfAccount(list, 'person:per_1').keys()]).toEqual([4]);
});

test('a proof’s text → one line of JSON that says what the page says, with an entry or without', () => {
  const bare = JSON.parse(proofText(PROOF));
  expect(Object.keys(bare)).toEqual([
    'proof',
    'account',
    'previousHash',
    'lines',
    'entryPath',
    'headPath',
    'seal',
  ]);
  expect(bare.lines[0]).toEqual({
    seq: 1,
    availableDelta: 60,
    heldDelta: 0,
    entryHash: Buffer.from(FIRST.entryHash).toString('hex'),
  });
  const whole = proofText({ ...PROOF, entry: Uint8Array.of(97, 10) });
  expect(JSON.parse(whole).entry).toBe('a\n');
  expect(whole.split('\n')).toHaveLength(2);
});
