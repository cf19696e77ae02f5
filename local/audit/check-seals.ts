import { verify } from 'node:crypto';
import { sha256 } from '../../functions/store/sha256';
import { FIRST_HASH } from '../../shared/domain/ledger/account';
import { asciiBytes, digestOf, ENTRIES } from '../../shared/domain/seal/archive-name';
import { SEALS, UNSEALED_MS_MAX } from '../../shared/domain/seal/cut';
import { merkleRoot } from '../../shared/domain/seal/merkle';
import { canonicalSeal, chainLeaf, readSeal, type Seal, sealHash } from '../../shared/domain/seal/seal';
import { listName, readList, type SealList } from '../../shared/domain/seal/seal-list';
import type { Ms } from '../../shared/domain/units';
import type { Kept, KeptOutside } from './kept';
import type { Violation } from './violation';

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

export type SealedNight = { readonly name: string; readonly seal: Seal; readonly list: SealList };

/** Whether seals are gapless, chained, signed, true to their lists, and alike in both places (10). Gives what may be believed of them. */
export const checkSeals = (
  { archive, copies, publicPem }: KeptOutside,
  nowMs: Ms,
): { readonly nights: readonly SealedNight[]; readonly violations: readonly Violation[] } => {
  const violations: Violation[] = [];
  const say = (place: string, what: string) => violations.push({ invariant: 10, place, what });
  const nights: SealedNight[] = [];
  let previous: Seal | undefined;
  for (const name of new Set([...namesOf(archive), ...namesOf(copies)].sort())) {
    const text = archive.get(name);
    if (text === undefined) say(name, 'is gone; the second place has it');
    else if (copies.get(name) === undefined) say(name, 'is not in the second place');
    else if (copies.get(name) !== text) say(name, 'is another one in the second place');
    try {
      const { seal, signature } = readSeal(text ?? copies.get(name) ?? '');
      const isSigned = verify(null, canonicalSeal(seal), publicPem, signature);
      if (!isSigned) say(name, 'is not signed with the key of the city');
      if (seal.no !== (previous?.no ?? 0) + 1)
        say(name, `is number ${seal.no} after number ${previous?.no ?? 0}`);
      const before = previous === undefined ? FIRST_HASH : sealHash(sha256, previous);
      if (!same(seal.previousHash, before)) say(name, 'does not follow from the seal before');
      previous = seal;
      const list = listOf(seal, archive, copies, say);
      if (isSigned && list !== undefined) nights.push({ name, seal, list });
    } catch {
      say(name, 'is no seal');
    }
  }
  violations.push(...checkWaiting(archive, nights, nowMs));
  return { nights, violations };
};

const namesOf = (kept: Kept): readonly string[] => [...kept.keys()].filter((name) => name.startsWith(SEALS));

const listOf = (
  seal: Seal,
  archive: Kept,
  copies: Kept,
  say: (place: string, what: string) => void,
): SealList | undefined => {
  const name = listName(seal.listHash);
  const isTrue = (text: string | undefined): text is string =>
    text !== undefined && same(sha256(asciiBytes(text)), seal.listHash);
  const [here, there] = [archive.get(name), copies.get(name)];
  if (!isTrue(here)) say(name, here === undefined ? 'is gone' : 'is not the list that was sealed');
  if (!isTrue(there)) say(name, 'is not the list that was sealed, in the second place');
  const text = isTrue(here) ? here : there;
  if (!isTrue(text)) return undefined;
  const list = readList(text);
  const roots = [
    merkleRoot(
      sha256,
      list.entries.map(({ hash }) => hash),
    ),
    merkleRoot(sha256, list.chains.map(chainLeaf)),
  ];
  if (!roots.every((root, at) => same(root, [seal.entriesRoot, seal.chainsRoot][at] ?? FIRST_HASH)))
    say(name, 'does not come to the roots of its seal');
  return list;
};

/** Sealed objects are there as they were; those that no seal has taken have not waited too long. */
function* checkWaiting(archive: Kept, nights: readonly SealedNight[], nowMs: Ms): Generator<Violation> {
  const sealed = new Set<string>();
  for (const { list } of nights)
    for (const { name, digest } of list.objects) {
      sealed.add(name);
      const text = archive.get(name);
      if (text === undefined) yield { invariant: 10, place: name, what: 'was sealed and is gone' };
      else if (digestOf(sha256, text) !== digest)
        yield { invariant: 10, place: name, what: 'was sealed and is another one now' };
    }
  const lastMs = nights.at(-1)?.seal.cutMs ?? 0;
  if (nowMs - lastMs > UNSEALED_MS_MAX)
    for (const name of archive.keys())
      if (name.startsWith(ENTRIES) && !sealed.has(name))
        yield { invariant: 10, place: name, what: 'has waited for its seal for more than 48 hours' };
}
