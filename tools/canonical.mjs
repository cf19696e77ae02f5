// docs/ledger-encoding.md, written a second time: nothing here is shared with the programs that write the ledger.
// No import: a page in a browser uses it too.
/** @typedef {Readonly<Record<string, unknown>>} Fields */

export const ZEROS = '0'.repeat(64);

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

/** What is hashed of an entry as the archive writes it. @param {Fields} entry */
export const canonicalEntry = (entry) =>
  canonical('timebank entry 1', { ...entry, lines: list(entry.lines).map(effectOf) });

/**
 * What is hashed of a line in its account's chain.
 * @param {string} previousHash
 * @param {unknown} line
 * @param {string} entryHash
 */
export const canonicalLine = (previousHash, line, entryHash) =>
  canonical('timebank line 1', { ...effectOf(line), previousHash, entryHash });

/** What is hashed of where a chain stands. @param {unknown} head */
export const canonicalChain = (head) => canonical('timebank chain 1', head);

/** What is signed of a seal. @param {Fields} seal */
export const canonicalSeal = ({ signature: _signature, ...seal }) => canonical('timebank seal 1', seal);
