import type { Hash, Sha256 } from '../units';

/** One step from a leaf to the root: the neighbour's hash, and on which side it stands. */
export type PathStep = { readonly side: 'left' | 'right'; readonly hash: Hash };

const joined = (mark: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from([mark, ...parts.flatMap((part) => [...part])]);

/** A leaf begins with 0, a node with 1: neither can ever be taken for the other (RFC 6962, 2.1). Pure. */
const leafHash = (sha256: Sha256, content: Uint8Array): Hash => sha256(joined(0, content));
const nodeHash = (sha256: Sha256, left: Hash, right: Hash): Hash => sha256(joined(1, left, right));

/** The next level: neighbours joined two by two, one without a neighbour goes up as it is. */
const above = (sha256: Sha256, level: readonly Hash[]): readonly Hash[] =>
  Array.from({ length: Math.ceil(level.length / 2) }, (_, at) => {
    const [left, right] = [level[2 * at], level[2 * at + 1]];
    if (left === undefined) throw new Error('a level without its leaves');
    return right === undefined ? left : nodeHash(sha256, left, right);
  });

/** The root over leaves in their order; over none, the hash of nothing. Pure; n leaves cost 2n hashes. Source: RFC 6962, 2.1. */
export const merkleRoot = (sha256: Sha256, contents: readonly Uint8Array[]): Hash => {
  let level: readonly Hash[] = contents.map((content) => leafHash(sha256, content));
  while (level.length > 1) level = above(sha256, level);
  return level[0] ?? sha256(new Uint8Array(0));
};

/** The way from the leaf at `index` up to the root. Pure; throws when there is no such leaf. */
export const merklePath = (
  sha256: Sha256,
  contents: readonly Uint8Array[],
  index: number,
): readonly PathStep[] => {
  if (contents[index] === undefined) throw new Error(`no leaf ${index} among ${contents.length}`);
  const path: PathStep[] = [];
  let level: readonly Hash[] = contents.map((content) => leafHash(sha256, content));
  for (let at = index; level.length > 1; at = Math.floor(at / 2)) {
    const isRight = at % 2 === 1;
    const neighbour = level[isRight ? at - 1 : at + 1];
    if (neighbour !== undefined) path.push({ side: isRight ? 'left' : 'right', hash: neighbour });
    level = above(sha256, level);
  }
  return path;
};

/** The root that a leaf and its way lead to: the tree's own, when the leaf is in it. Pure. */
export const rootOfPath = (sha256: Sha256, content: Uint8Array, path: readonly PathStep[]): Hash =>
  path.reduce(
    (below, { side, hash }) =>
      side === 'left' ? nodeHash(sha256, hash, below) : nodeHash(sha256, below, hash),
    leafHash(sha256, content),
  );
