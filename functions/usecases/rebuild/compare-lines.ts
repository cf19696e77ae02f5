import type { AccountId, Head } from '../../../shared/domain/ledger/account';
import type { Sha256 } from '../../../shared/domain/units';
import type { PassbookLine } from '../ports/reading';
import { digestAfter, NOTHING } from './line-digest';
import type { Followed } from './replay-archive';

/** Which generation is not as it should be, where, and what is the matter. */
export type Difference = {
  readonly generation: 'current' | 'next';
  readonly place: string;
  readonly what: string;
};
type Lines = readonly (PassbookLine | undefined)[];

const isSame = (sha256: Sha256, one: PassbookLine | undefined, other: PassbookLine | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  digestAfter(sha256, NOTHING, one).every((byte, at) => byte === digestAfter(sha256, NOTHING, other)[at]);

/** What is wrong with one generation's lines up to `seq`, beside the replay; undefined: byte-equal. */
const upToVector = (sha256: Sha256, lines: Lines, { seq, digest }: Followed): string | undefined => {
  let folded: Uint8Array = NOTHING;
  for (let index = 0; index < seq; index += 1) {
    const line = lines[index];
    if (line === undefined)
      return index < lines.length
        ? `line ${index + 1} is not what its codec writes`
        : `line ${index + 1} is missing`;
    if (line.seq !== index + 1) return `line ${index + 1} is missing`;
    folded = digestAfter(sha256, folded, line);
  }
  return folded.every((byte, at) => byte === digest[at]) ? undefined : 'differs from the replay';
};

/** What is wrong beyond the vector, where the archive says nothing yet; shards may bring a later line first. */
const beyondVector = (lines: Lines, { seq }: Followed, head: Head | undefined): string | undefined => {
  for (const [index, line] of lines.entries()) {
    if (index < seq) continue;
    if (line === undefined) return `line ${index + 1} is not what its codec writes`;
    if (line.seq > (head?.seq ?? 0)) return `line ${line.seq} comes from no entry`;
  }
  return undefined;
};

/**
 * An account's lines in both generations: up to the vector each is, byte for byte, the replay's; beyond it none is later than the head, and
 * what the current generation has the next one has too. Pure. `current` is read before `next`, and `head` after both.
 */
export const compareLines = (
  sha256: Sha256,
  account: AccountId,
  followed: Followed,
  { current, next }: { readonly current: Lines; readonly next: Lines },
  head: Head | undefined,
): readonly Difference[] => {
  const found: Difference[] = [];
  for (const [generation, lines] of [
    ['current', current],
    ['next', next],
  ] as const) {
    const what = upToVector(sha256, lines, followed) ?? beyondVector(lines, followed, head);
    if (what !== undefined) found.push({ generation, place: account, what });
  }
  if (found.length > 0) return found;
  const nextBySeq = new Map(next.map((line) => [line?.seq, line]));
  const alone = current.slice(followed.seq).find((line) => !isSame(sha256, line, nextBySeq.get(line?.seq)));
  return alone === undefined
    ? []
    : [{ generation: 'next', place: account, what: `line ${alone.seq} is not as in the current generation` }];
};
