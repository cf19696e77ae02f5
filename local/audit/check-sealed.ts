import { sha256 } from '../../functions/store/sha256';
import { canonicalEntry } from '../../shared/domain/ledger/canonical';
import { accountChain, subjectChain } from '../../shared/domain/seal/make-seal';
import { type KeptLine, keptLines } from './check-archive';
import type { SealedNight } from './check-seals';
import type { Journal } from './journal';
import type { Kept } from './kept';
import type { Violation } from './violation';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * What was sealed is what table and archive say today (10): each entry with its hash and in its line, each chain with the hash that it
 * had at its number. This alone finds a chain that was written anew from its beginning, heads and all.
 */
export const checkSealed = (
  journal: Journal,
  archive: Kept,
  nights: readonly SealedNight[],
): readonly Violation[] => {
  const found: Violation[] = [];
  const say = (place: string, what: string) => found.push({ invariant: 10, place, what });
  const { hashes, links } = hashesIn(journal);
  const objects = keptLines(archive);
  const vouched = new Set<string>();
  const looked = new Map<string, readonly KeptLine[]>();
  for (const { list } of nights) {
    for (const { subject, version, hash, object, row } of list.entries) {
      const name = `${subject} version ${version}`;
      const sealed = hexOf(hash);
      vouched.add(sealed);
      if (!hashes.has(sealed)) say(name, 'was sealed, and the table has no such entry any more');
      const place = list.objects[object]?.name ?? '';
      const lines = objects.get(place);
      if (lines !== undefined) looked.set(place, lines);
      if (lines !== undefined && lines[row]?.hash !== sealed)
        say(`${place} line ${row + 1}: ${name}`, 'was sealed in this line, which is another one now');
    }
    for (const { chain, no, headHash } of list.chains)
      if (links.get(`${chain} ${no}`) !== hexOf(headHash))
        say(`${chain} ${no}`, 'had another hash when it was sealed');
  }
  for (const lines of looked.values())
    for (const { place, hash } of lines)
      if (hash === undefined || !vouched.has(hash))
        say(place, 'stands in a sealed object, and no seal knows it');
  return found;
};

/** The hash of each entry, and of each place in each chain, as the table has them. */
const hashesIn = ({ entries }: Journal) => {
  const hashes = new Set<string>();
  const links = new Map<string, string>();
  for (const { value } of entries) {
    // An entry that cannot be hashed is told of by the chains.
    const hash = hashOf(value);
    if (hash === undefined) continue;
    hashes.add(hash);
    links.set(`${subjectChain(`${value.subject.kind}:${value.subject.id}`)} ${value.version}`, hash);
    for (const line of value.lines) links.set(`${accountChain(line.account)} ${line.seq}`, hexOf(line.hash));
  }
  return { hashes, links };
};

const hashOf = (entry: Journal['entries'][number]['value']): string | undefined => {
  try {
    return hexOf(sha256(canonicalEntry(entry)));
  } catch {
    return undefined;
  }
};
