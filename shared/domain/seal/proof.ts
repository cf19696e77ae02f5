import type { PersonId } from '../ids';
import type { AccountId, Line } from '../ledger/account';
import { canonicalLine, hex } from '../ledger/canonical';
import type { Hash, Sha256 } from '../units';
import { accountChain } from './make-seal';
import { merklePath, type PathStep, rootOfPath } from './merkle';
import { type ChainHead, chainLeaf, type SignedSeal } from './seal';
import type { ListedEntry, SealList } from './seal-list';

/** A line as its account's chain hashes it: its effect, and the entry that caused it. */
export type ProofLine = Omit<Line, 'hash'> & { readonly entryHash: Hash };

/** That a line of an account was sealed: whoever has the public key of the seals can check it alone. */
export type LineProof = {
  /** The hash of the account's line before; 32 zero bytes for its first. */
  readonly previousHash: Hash;
  /** The proven line, then each that came after it, up to where the account stood when it was sealed. */
  readonly lines: readonly [ProofLine, ...ProofLine[]];
  /** What was hashed of the entry; absent where somebody else has a part in it. */
  readonly entry?: Uint8Array;
  /** From the entry's hash to the first root of the seal. */
  readonly entryPath: readonly PathStep[];
  /** From where the account stood to the second. */
  readonly headPath: readonly PathStep[];
  readonly signed: SignedSeal;
};

/** The entries of a list that move an account, by the number of its line. Pure. */
export const entriesOfAccount = (
  { entries }: SealList,
  account: AccountId,
): ReadonlyMap<number, ListedEntry> => {
  const start = `${account} `;
  return new Map(
    entries.flatMap((entry) =>
      entry.lines
        .filter((line) => line.startsWith(start))
        .map((line) => [Number(line.slice(start.length)), entry] as const),
    ),
  );
};

/** Where an account stood in a seal; undefined when that night did not move it. Pure. */
export const headOfAccount = ({ chains }: SealList, account: AccountId): ChainHead | undefined =>
  chains.find(({ chain }) => chain === accountChain(account));

/** Both ways up: of an entry in the first tree, of a head in the second. Pure; throws when the list has neither. n leaves cost 2n hashes. */
export const pathsOf = (
  sha256: Sha256,
  { entries, chains }: SealList,
  entry: ListedEntry,
  head: ChainHead,
): Pick<LineProof, 'entryPath' | 'headPath'> => ({
  entryPath: merklePath(
    sha256,
    entries.map(({ hash }) => hash),
    entries.indexOf(entry),
  ),
  headPath: merklePath(sha256, chains.map(chainLeaf), chains.indexOf(head)),
});

const PERSON = /per_\w+/g;

/**
 * Whether nobody but one person has a part in an entry: its accounts, who gave the command and whom it is about. Pure; `entry`: what is
 * hashed of it. Whatever looks like somebody else's id counts, so a new field cannot slip through. Source: ADR 0052.
 */
export const isAboutAlone = (entry: Uint8Array, personId: PersonId): boolean =>
  (String.fromCharCode(...entry).match(PERSON) ?? []).every((each) => each === personId);

/** Where the lines of a proof lead the account's chain. Pure. */
const headOf = (sha256: Sha256, { previousHash, lines }: LineProof): ChainHead => {
  const last = lines.at(-1) ?? lines[0];
  const headHash = lines.reduce<Hash>(
    (before, line) => sha256(canonicalLine(before, line, line.entryHash)),
    previousHash,
  );
  return { chain: accountChain(last.account), no: last.seq, headHash };
};

/** Whether a proof leads to both roots of its seal, and its entry is the one that was hashed. Pure; the signature is not looked at. */
export const leadsToSeal = (sha256: Sha256, proof: LineProof): boolean => {
  const { seal } = proof.signed;
  const [{ entryHash }] = proof.lines;
  const head = chainLeaf(headOf(sha256, proof));
  return (
    (proof.entry === undefined || hex(sha256(proof.entry)) === hex(entryHash)) &&
    hex(rootOfPath(sha256, entryHash, proof.entryPath)) === hex(seal.entriesRoot) &&
    hex(rootOfPath(sha256, head, proof.headPath)) === hex(seal.chainsRoot)
  );
};
