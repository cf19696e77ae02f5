// docs/ledger-encoding.md, written a second time: nothing here is shared with the programs that write the ledger.
import { createHash } from 'node:crypto';

/** @typedef {Readonly<Record<string, unknown>>} Fields */

export const ZEROS = '0'.repeat(64);

/** @param {string | Buffer} bytes */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * Rows `path=value` of everything in a value.
 * @param {string} path
 * @param {unknown} value
 * @returns {string[]}
 */
const rowsOf = (path, value) => {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, part]) => {
      if (!/^[A-Za-z0-9]+$/.test(name)) throw new Error(`${path}.${name}: no name`);
      return rowsOf(path === '' ? name : `${path}.${name}`, part);
    });
  const text = String(value);
  const isPlain =
    typeof value === 'string'
      ? /^[A-Za-z0-9_.:#-]+$/.test(text)
      : typeof value === 'boolean' || Number.isSafeInteger(value);
  if (!isPlain) throw new Error(`${path}: no value that is hashed`);
  return [`${path}=${text}`];
};

/**
 * What is hashed of a value, under its title.
 * @param {string} title
 * @param {unknown} value
 */
const canonical = (title, value) => `${[title, ...rowsOf('', value).sort()].join('\n')}\n`;

/** @param {unknown} value @returns {Fields} */
export const fields = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no fields');
  return { ...value };
};

/** @param {unknown} value @returns {unknown[]} */
export const list = (value) => {
  if (!Array.isArray(value)) throw new Error('no list');
  return value;
};

/** A line without its hash. @param {unknown} line */
const effectOf = (line) => {
  const { hash: _hash, ...effect } = fields(line);
  return effect;
};

/** The hash of an entry as the archive writes it. @param {Fields} entry */
export const entryHashOf = (entry) =>
  sha256(canonical('timebank entry 1', { ...entry, lines: list(entry.lines).map(effectOf) }));

/**
 * The hash of a line in its account's chain.
 * @param {string} previousHash
 * @param {unknown} line
 * @param {string} entryHash
 */
export const lineHashOf = (previousHash, line, entryHash) =>
  sha256(canonical('timebank line 1', { ...effectOf(line), previousHash, entryHash }));

/** @param {unknown} head */
export const chainLeaf = (head) => Buffer.from(canonical('timebank chain 1', head));

/** What is signed of a seal. @param {Fields} seal */
export const canonicalSeal = ({ signature: _signature, ...seal }) => canonical('timebank seal 1', seal);

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
