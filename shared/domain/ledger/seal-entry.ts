import type { Refusal } from '../refusals';
import { accept, type Result } from '../result';
import type { Hash, Sha256 } from '../units';
import { type AccountId, type Head, type Line, newHead, type Posting } from './account';
import { canonicalEntry, canonicalLine } from './canonical';
import type { Entry } from './entry';
import { sumMinutes } from './minutes';
import { post } from './post';

/** An entry before the ledger has given its postings their place in the accounts' chains. */
export type EntryDraft = Omit<Entry, 'lines'> & { readonly postings: readonly Posting[] };

export type Sealed = {
  readonly entry: Entry;
  /** The next standing of every account touched, in the order of the lines. */
  readonly newHeads: readonly Head[];
  /** The entry's hash: becomes the subject's `headHash`. */
  readonly subjectHash: Hash;
};

const checkPostings = (postings: readonly Posting[]): void => {
  const accounts = new Set(postings.map((posting) => posting.account));
  if (accounts.size !== postings.length) throw new Error('an entry has two lines on one account');
  for (const { account, availableDelta, heldDelta, ...changes } of postings)
    if (availableDelta === 0 && heldDelta === 0 && Object.keys(changes).length === 0)
      throw new Error(`an empty line on ${account}`);
  const sum = sumMinutes(
    postings.flatMap(({ availableDelta, heldDelta }) => [availableDelta, heldDelta]),
    'sum of an entry',
  );
  if (sum !== 0) throw new Error(`the lines of an entry sum to ${sum} minutes`);
};

/**
 * Posts every posting and links the entry into its subject's chain and the chains of all accounts it touches. Pure.
 * An account that is not among `heads` begins here, with floor 0. Refusals, for the first posting refused: those of `post`.
 * Lines that do not sum to zero (invariant 1), or two on one account, are bugs and throw. Source: ledger.md, Entry, line, chain.
 */
export const sealEntry = (
  sha256: Sha256,
  { postings, ...draft }: EntryDraft,
  heads: ReadonlyMap<AccountId, Head>,
): Result<Sealed, Refusal<'insufficient_minutes' | 'account_not_open'>> => {
  checkPostings(postings);
  const posted: { readonly before: Head; readonly after: Head; readonly line: Omit<Line, 'hash'> }[] = [];
  for (const posting of postings) {
    const before = heads.get(posting.account) ?? newHead(posting.account);
    const after = post(before, posting);
    if (!after.ok) return after;
    posted.push({ before, after: after.value, line: { ...posting, seq: after.value.seq } });
  }
  const subjectHash = sha256(canonicalEntry({ ...draft, lines: posted.map(({ line }) => line) }));
  const lines = posted.map(
    ({ before, line }): Line => ({
      ...line,
      hash: sha256(canonicalLine(before.headHash, line, subjectHash)),
    }),
  );
  const newHeads = posted.map(
    ({ after }, index): Head => ({ ...after, headHash: lines[index]?.hash ?? after.headHash }),
  );
  return accept({ entry: { ...draft, lines }, newHeads, subjectHash });
};
