// Hashes of docs/ledger-encoding.md, with Node's own SHA-256.
import { createHash } from 'node:crypto';
import { canonicalChain, canonicalEntry, canonicalLine } from './canonical.mjs';

/** @param {string | Buffer} bytes */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The hash of an entry as the archive writes it. @param {import('./canonical.mjs').Fields} entry */
export const entryHashOf = (entry) => sha256(canonicalEntry(entry));

/**
 * The hash of a line in its account's chain.
 * @param {string} previousHash
 * @param {unknown} line
 * @param {string} entryHash
 */
export const lineHashOf = (previousHash, line, entryHash) =>
  sha256(canonicalLine(previousHash, line, entryHash));

/** @param {unknown} head */
export const chainLeaf = (head) => Buffer.from(canonicalChain(head));

/** @param {Buffer} leaf */
const leafHash = (leaf) => Buffer.from(sha256(Buffer.concat([Buffer.of(0), leaf])), 'hex');
/** @param {Buffer} left @param {Buffer} right */
const nodeHash = (left, right) => Buffer.from(sha256(Buffer.concat([Buffer.of(1), left, right])), 'hex');

/** The Merkle root of RFC 6962, 2.1, in hexadecimal. @param {readonly Buffer[]} leaves @returns {string} */
export const rootOf = (leaves) => {
  if (leaves.length === 0) return sha256('');
  /** @param {number} from @param {number} to @returns {Buffer} */
  const root = (from, to) => {
    const [leaf] = leaves.slice(from, from + 1);
    if (to - from === 1 && leaf !== undefined) return leafHash(leaf);
    let half = 1;
    while (half * 2 < to - from) half *= 2;
    return nodeHash(root(from, from + half), root(from + half, to));
  };
  return root(0, leaves.length).toString('hex');
};
