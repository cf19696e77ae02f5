import type { AccountId } from '../ledger/account';
import type { Hash, Minutes, Sha256 } from '../units';
import type { Archived, ArchivedLine } from './archive-line';
import { accountChain } from './make-seal';
import { merklePath, type PathStep } from './merkle';
import { type ChainHead, chainLeaf, type SignedSeal } from './seal';
import type { ListedEntry, SealList } from './seal-list';

/** A line that came after the proven one, as far as the chain needs it. */
export type LaterLine = {
  readonly seq: number;
  readonly availableDelta: Minutes;
  readonly heldDelta: Minutes;
  readonly effect: Readonly<Record<string, unknown>>;
  readonly entryHash: Hash;
};

/** That one line of an account was sealed: whoever has the public key can check it alone. */
export type LineProof = {
  readonly account: AccountId;
  readonly seq: number;
  /** What was hashed of the entry; absent where its other lines are nobody's business but their holders'. */
  readonly entry?: Uint8Array;
  readonly entryHash: Hash;
  readonly line: ArchivedLine;
  /** The hash of the account's line before; 32 zero bytes for its first. */
  readonly previousHash: Hash;
  readonly entryPath: readonly PathStep[];
  /** From the line to where the account stood when it was sealed. */
  readonly later: readonly LaterLine[];
  readonly head: ChainHead;
  readonly headPath: readonly PathStep[];
  readonly seal: SignedSeal;
};

/** The entry of a list that holds a line of an account; undefined when this seal is not about it. Pure. */
export const listedLine = ({ entries }: SealList, account: AccountId, seq: number): ListedEntry | undefined =>
  entries.find(({ lines }) => lines.includes(`${account} ${seq}`));

/** Where the account stood in this seal. Pure. */
export const listedHead = ({ chains }: SealList, account: AccountId): ChainHead | undefined =>
  chains.find(({ chain }) => chain === accountChain(account));

/** Both ways up: of the entry in the first tree, of the account's head in the second. Pure; throws when the list has neither. */
export const pathsOf = (
  sha256: Sha256,
  { entries, chains }: SealList,
  listed: ListedEntry,
  head: ChainHead,
): Pick<LineProof, 'entryPath' | 'headPath'> => ({
  entryPath: merklePath(
    sha256,
    entries.map(({ hash }) => hash),
    entries.indexOf(listed),
  ),
  headPath: merklePath(sha256, chains.map(chainLeaf), chains.indexOf(head)),
});

/** The line of an account in an entry; throws when the entry has none: its list said so. Pure. */
export const lineIn = ({ lines }: Archived, account: AccountId, seq: number): ArchivedLine => {
  const line = lines.find((each) => each.account === account && each.seq === seq);
  if (line === undefined) throw new Error(`no line ${seq} of ${account} where the list has it`);
  return line;
};
