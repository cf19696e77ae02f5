import { FIRST_HASH } from '../ledger/account';
import { hex } from '../ledger/canonical';
import type { Ms, Sha256 } from '../units';
import { type Archived, readArchiveLine } from './archive-line';
import { asciiBytes, digestOf, isNamedAfter } from './archive-name';
import { merkleRoot } from './merkle';
import { type ChainHead, chainLeaf, type Seal, type SealAlgorithm, sealHash } from './seal';
import { type ListedEntry, listText, type SealList } from './seal-list';

/** An object of the archive as it was read. */
export type ArchiveObject = { readonly name: string; readonly text: string };

export const accountChain = (account: string): string => `account:${account}`;
export const subjectChain = (subject: string): string => `subject:${subject}`;

/** The entries of an object, line by line; undefined when it is not what its name says, or a line is none. Pure. */
export const entriesOf = (sha256: Sha256, { name, text }: ArchiveObject): readonly Archived[] | undefined => {
  if (!isNamedAfter(sha256, name, text) || !text.endsWith('\n')) return undefined;
  try {
    return text
      .slice(0, -1)
      .split('\n')
      .map((line) => readArchiveLine(sha256, line));
  } catch {
    return undefined;
  }
};

/** What a seal is about: the objects, each entry that no seal has taken once, and where each chain that moved now stands. Pure. */
export const sealListOf = (
  sha256: Sha256,
  objects: readonly ArchiveObject[],
  sealedBefore: ReadonlySet<string>,
): SealList => {
  const taken = new Set(sealedBefore);
  const entries: ListedEntry[] = [];
  const heads = new Map<string, ChainHead>();
  const stand = (head: ChainHead): void => {
    if (head.no > (heads.get(head.chain)?.no ?? 0)) heads.set(head.chain, head);
  };
  for (const [object, each] of objects.entries())
    for (const [row, entry] of (entriesOf(sha256, each) ?? []).entries()) {
      const hash = hex(entry.entryHash);
      if (taken.has(hash)) continue;
      taken.add(hash);
      const { subject, version, entryHash, lines } = entry;
      entries.push({
        subject,
        version,
        hash: entryHash,
        object,
        row,
        lines: lines.map(({ account, seq }) => `${account} ${seq}`),
      });
      stand({ chain: subjectChain(subject), no: version, headHash: entryHash });
      for (const { account, seq, hash: headHash } of lines)
        stand({ chain: accountChain(account), no: seq, headHash });
    }
  return {
    objects: objects.map(({ name, text }) => ({ name, digest: digestOf(sha256, text) })),
    entries,
    chains: [...heads.values()].sort((a, b) => (a.chain < b.chain ? -1 : 1)),
  };
};

/**
 * The seal over a list, chained to the seal before (undefined: this is the first), yet unsigned. Pure.
 * Source: ledger.md, Archive, seal, proof, rebuild; ADR 0051.
 */
export const sealOver = (
  sha256: Sha256,
  list: SealList,
  previous: Seal | undefined,
  cutMs: Ms,
  algorithm: SealAlgorithm,
): Seal => ({
  no: (previous?.no ?? 0) + 1,
  cutMs,
  previousHash: previous === undefined ? FIRST_HASH : sealHash(sha256, previous),
  algorithm,
  entries: list.entries.length,
  entriesRoot: merkleRoot(
    sha256,
    list.entries.map(({ hash }) => hash),
  ),
  chains: list.chains.length,
  chainsRoot: merkleRoot(sha256, list.chains.map(chainLeaf)),
  listHash: sha256(asciiBytes(listText(list))),
});
