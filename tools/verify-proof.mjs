// Checks the proof of one line alone (docs/ledger-encoding.md, The proof of a line). No import but the text rules: who calls it, Node or a
// page in a browser, brings SHA-256 and the check of a signature.
import { canonicalChain, canonicalLine, canonicalSeal, fields, list, ZEROS } from './canonical.mjs';

/** @typedef {import('./canonical.mjs').Fields} Fields */
/**
 * `verify`: whether a signature (Ed25519) over these bytes is of the key of the seals.
 * @typedef {{ sha256: (bytes: Uint8Array) => Promise<Uint8Array>, verify: (bytes: Uint8Array, signature: Uint8Array) => Promise<boolean> }} Crypto
 */
/**
 * What does not hold. `file`: this is no proof. `entry`: the entry is not the one that was hashed, or has no such line. `entries`,
 * `chains`: the way does not lead to that root of the seal. `algorithm`: nobody's, or none that this program knows. `signature`: not
 * of this key.
 * @typedef {'file' | 'entry' | 'entries' | 'chains' | 'algorithm' | 'signature'} Fault
 */
/**
 * What a proof says; to be believed when there is no fault.
 * @typedef {{ account: string, seq: number, availableMinutes: number, heldMinutes: number, hash: string, entryHash: string,
 *   entry: string | undefined, sealNo: number, cutMs: number, headNo: number }} Claim
 */

const HASH = /^[0-9a-f]{64}$/;

/** @param {boolean} holds */
const must = (holds) => {
  if (!holds) throw new Error('no proof');
};

/** @param {unknown} value */
const hash = (value) => {
  must(typeof value === 'string' && HASH.test(value));
  return String(value);
};

/** @param {unknown} value */
const integer = (value) => {
  must(Number.isSafeInteger(value));
  return Number(value);
};

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text);
/** @param {string} text */
const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
/** @param {Uint8Array} bytes */
const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {unknown} value @param {readonly string[]} names @param {readonly string[]} [more] */
const strict = (value, names, more = []) => {
  const found = fields(value);
  must(names.every((name) => Object.hasOwn(found, name)));
  must(Object.keys(found).every((name) => names.includes(name) || more.includes(name)));
  return found;
};

/** @param {unknown} value */
const readPath = (value) =>
  list(value).map((each) => {
    const step = strict(each, ['side', 'hash']);
    must(step.side === 'left' || step.side === 'right');
    return { isLeft: step.side === 'left', hash: hash(step.hash) };
  });

/** @param {unknown} value */
const readLine = (value) => {
  const { entryHash, ...effect } = strict(
    value,
    ['seq', 'availableDelta', 'heldDelta', 'entryHash'],
    ['floorMinutes', 'status', 'repayShare'],
  );
  if (effect.repayShare !== undefined) strict(effect.repayShare, ['parentId', 'percent']);
  return { effect, seq: integer(effect.seq), entryHash: hash(entryHash) };
};

const SEAL = ['no', 'cutMs', 'previousHash', 'algorithm', 'entries', 'entriesRoot', 'chains', 'chainsRoot'];

/** All that a file says, in the one way in which it can be written; throws on anything else. @param {string} text */
const read = (text) => {
  const found = strict(
    JSON.parse(text),
    ['proof', 'account', 'previousHash', 'lines', 'entryPath', 'headPath', 'seal'],
    ['entry'],
  );
  must(found.proof === 'timebank proof 1' && JSON.stringify(found) === text.trim());
  const lines = list(found.lines).map(readLine);
  const [first] = lines;
  if (first === undefined || typeof found.account !== 'string') throw new Error('no line');
  must(lines.every(({ seq }, at) => seq === first.seq + at));
  const previousHash = hash(found.previousHash);
  must((first.seq === 1) === (previousHash === ZEROS));
  must(found.entry === undefined || typeof found.entry === 'string');
  return {
    account: found.account,
    previousHash,
    first,
    lines,
    entry: typeof found.entry === 'string' ? found.entry : undefined,
    entryPath: readPath(found.entryPath),
    headPath: readPath(found.headPath),
    seal: strict(found.seal, [...SEAL, 'listHash', 'signature']),
  };
};

/**
 * The root that a leaf and its way lead to (RFC 6962, 2.1).
 * @param {Crypto['sha256']} sha256
 * @param {Uint8Array} leaf
 * @param {readonly { isLeft: boolean, hash: string }[]} path
 */
const rootOfPath = async (sha256, leaf, path) => {
  let below = await sha256(Uint8Array.of(0, ...leaf));
  for (const { isLeft, hash: other } of path) {
    const [left, right] = isLeft ? [fromHex(other), below] : [below, fromHex(other)];
    below = await sha256(Uint8Array.of(1, ...left, ...right));
  }
  return toHex(below);
};

/**
 * Whether an entry's text has a line with just this effect.
 * @param {string} entry
 * @param {Fields} effect
 */
const hasLine = (entry, effect) => {
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const row of entry.split('\n')) {
    const [, no, rest] = /^lines\.(\d+)\.(.*)$/.exec(row) ?? [];
    if (no !== undefined && rest !== undefined) lines.set(no, [...(lines.get(no) ?? []), rest]);
  }
  const wanted = Object.entries(effect).map(([name, value]) => `${name}=${value}`);
  return [...lines.values()].some((rows) => rows.sort().join() === wanted.sort().join());
};

/**
 * What a proof claims, and every fault of it; without a claim it cannot even be read.
 * @param {string} text
 * @param {Crypto} crypto
 * @returns {Promise<{ faults: Fault[], claim?: Claim }>}
 */
export const checkProof = async (text, { sha256, verify }) => {
  /** @type {ReturnType<typeof read>} */
  let proof;
  /** @type {string[]} */
  const hashes = [];
  /** @type {Uint8Array} */
  let signed;
  try {
    proof = read(text);
    signed = bytesOf(canonicalSeal(proof.seal));
    for (const { effect, entryHash } of proof.lines) {
      const line = { ...effect, account: proof.account };
      const bytes = bytesOf(canonicalLine(hashes.at(-1) ?? proof.previousHash, line, entryHash));
      hashes.push(toHex(await sha256(bytes)));
    }
  } catch {
    return { faults: ['file'] };
  }
  const { account, first, entry, seal } = proof;
  const headNo = first.seq + hashes.length - 1;
  const head = canonicalChain({ chain: `account:${account}`, no: headNo, headHash: hashes.at(-1) });
  /** @type {Fault[]} */
  const faults = [];
  if (entry !== undefined) {
    const isHashed = toHex(await sha256(bytesOf(entry))) === first.entryHash;
    if (!isHashed || !hasLine(entry, { ...first.effect, account })) faults.push('entry');
  }
  if ((await rootOfPath(sha256, fromHex(first.entryHash), proof.entryPath)) !== seal.entriesRoot)
    faults.push('entries');
  if ((await rootOfPath(sha256, bytesOf(head), proof.headPath)) !== seal.chainsRoot) faults.push('chains');
  if (seal.algorithm !== 'Ed25519') faults.push('algorithm');
  else if (!(await isSigned(verify, signed, seal.signature))) faults.push('signature');
  return {
    faults,
    claim: {
      account,
      seq: first.seq,
      availableMinutes: Number(first.effect.availableDelta),
      heldMinutes: Number(first.effect.heldDelta),
      hash: String(hashes[0]),
      entryHash: first.entryHash,
      entry,
      sealNo: Number(seal.no),
      cutMs: Number(seal.cutMs),
      headNo,
    },
  };
};

/** @param {Crypto['verify']} verify @param {Uint8Array} bytes @param {unknown} signature */
const isSigned = async (verify, bytes, signature) =>
  typeof signature === 'string' &&
  /^[0-9a-f]{128}$/.test(signature) &&
  (await verify(bytes, fromHex(signature)));
