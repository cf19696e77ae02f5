import type { Hash, Sha256 } from '../../units';
import { type AccountId, FIRST_HASH, type Head, type Line } from '../account';
import { canonicalLine, hex } from '../canonical';
import type { Violation } from './violation';

/** What a chain's head says of its end: the subject's version or the account's seq, and the last hash. */
export type ChainEnd = { readonly no: number; readonly hash: Hash };

/** An entry's place in its subject's chain: what it says was before it, and what its own content hashes to. */
export type Link = { readonly no: number; readonly previousHash: string; readonly hash: string };

type NameOf = (no: number) => string;

/** From one number to another, both missing: one violation however long the gap is. */
const missing = (nameOf: NameOf, from: number, to: number): Violation => ({
  invariant: 8,
  place: nameOf(from),
  what: from === to ? 'is missing' : `is missing, and all up to ${to}`,
});

/** Numbers count 1, 2, … up to the head's: nothing is missing, doubled or left over (invariant 8). */
function* checkNumbers(
  nameOf: NameOf,
  numbers: readonly number[],
  end: ChainEnd | undefined,
): Generator<Violation> {
  let last = 0;
  for (const no of numbers) {
    if (no <= last) yield { invariant: 8, place: nameOf(no), what: 'is there twice' };
    else if (no > last + 1) yield missing(nameOf, last + 1, no - 1);
    last = no;
  }
  if (end === undefined)
    yield { invariant: 8, place: nameOf(last), what: 'belongs to nothing that is there' };
  else if (end.no < last)
    yield { invariant: 8, place: nameOf(last), what: `its head counts to ${end.no} only` };
  else if (end.no > last) yield missing(nameOf, last + 1, end.no);
}

/**
 * Whether the entries of one subject are gapless, linked and end where the subject says (invariants 8, 10). Pure.
 * An entry says itself what came before it; so one that fits on neither side was changed, and so was one that only its successor,
 * or its subject, disowns.
 */
export function* checkSubjectChain(
  nameOf: NameOf,
  links: readonly Link[],
  end: ChainEnd | undefined,
): Generator<Violation> {
  const sorted = links.toSorted((a, b) => a.no - b.no);
  yield* checkNumbers(
    nameOf,
    sorted.map(({ no }) => no),
    end,
  );
  const fits = sorted.map((link, index) => fitsAfter(sorted[index - 1], link));
  const last = sorted.at(-1);
  fits.push(last === undefined || last.no !== end?.no || last.hash === hex(end.hash));
  for (const [index, { no }] of sorted.entries()) {
    const [before, after] = [fits[index], fits[index + 1]];
    // Disowned by what follows, which itself is sound; or, as the first, by nothing before it.
    if (!after && (before === false || fits[index + 2] !== false))
      yield { invariant: 10, place: nameOf(no), what: 'was changed: the hash after it disowns it' };
    else if (index === 0 && before === false)
      yield { invariant: 10, place: nameOf(no), what: 'was changed: nothing can have been before it' };
  }
}

/** Only neighbours can be compared; a gap has been named by its number. */
const fitsAfter = (before: Link | undefined, { no, previousHash }: Link): boolean =>
  no !== (before?.no ?? 0) + 1 || previousHash === (before?.hash ?? hex(FIRST_HASH));

/** A line and the hash of the entry that holds it. */
export type HashedLine = Line & { readonly entryHash: Hash };

/** Whether the lines of one account are gapless, linked and end where its head says (invariants 8, 10). Pure. */
export function* checkAccountChain(
  sha256: Sha256,
  account: AccountId,
  lines: readonly HashedLine[],
  head: Head | undefined,
): Generator<Violation> {
  const nameOf: NameOf = (no) => `account ${account} seq ${no}`;
  const sorted = lines.toSorted((a, b) => a.seq - b.seq);
  yield* checkNumbers(
    nameOf,
    sorted.map(({ seq }) => seq),
    head && { no: head.seq, hash: head.headHash },
  );
  for (const [index, line] of sorted.entries()) {
    const before = sorted[index - 1];
    if (line.seq !== (before?.seq ?? 0) + 1) continue;
    const hash = sha256(canonicalLine(before?.hash ?? FIRST_HASH, line, line.entryHash));
    if (hex(hash) !== hex(line.hash))
      yield {
        invariant: 10,
        place: nameOf(line.seq),
        what: 'does not follow from its entry and the line before',
      };
  }
  const last = sorted.at(-1);
  if (last !== undefined && last.seq === head?.seq && hex(last.hash) !== hex(head.headHash))
    yield { invariant: 10, place: nameOf(last.seq), what: 'is not the line that its head ends with' };
}
