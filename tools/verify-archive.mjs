// Checks a whole archive: its objects, every chain, every sum, every seal. Says where each fault is.
import { verify } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalSeal, fields, list, ZEROS } from './canonical.mjs';
import { chainLeaf, entryHashOf, lineHashOf, rootOf, sha256 } from './hashes.mjs';

/** @typedef {(place: string, what: string) => void} Say */
/** @typedef {{ place: string, no: number, before: string, hash: string }} Link */

/** @param {string} folder @returns {Map<string, string>} */
const readFolder = (folder) =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );

/** @param {string} text */
const linesOf = (text) => {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

/** @param {ReadonlyMap<string, string>} files @param {Say} say */
const readEntries = (files, say) => {
  /** @type {Map<string, { entry: import('./canonical.mjs').Fields, place: string }>} */
  const entries = new Map();
  /** @type {Map<string, string>} hash of each line of each object */
  const rows = new Map();
  for (const [name, text] of files) {
    if (!name.startsWith('entries/')) continue;
    if (!name.endsWith(`-${sha256(text).slice(0, 16)}.jsonl`)) say(name, 'is not what its name says');
    for (const [row, line] of linesOf(text).entries()) {
      const place = `${name} line ${row + 1}`;
      try {
        const entry = fields(JSON.parse(line));
        const hash = entryHashOf(entry);
        rows.set(`${name} ${row}`, hash);
        const known = entries.get(hash);
        if (known === undefined) entries.set(hash, { entry, place });
        else if (JSON.stringify(known.entry) !== line) say(place, `is not ${known.place}, word for word`);
      } catch {
        say(place, 'is no entry');
      }
    }
  }
  return { entries, rows };
};

/** @param {ReadonlyMap<string, { entry: import('./canonical.mjs').Fields, place: string }>} entries @param {Say} say */
const chainsOf = (entries, say) => {
  /** @type {Map<string, Link[]>} */
  const chains = new Map();
  /** @param {string} chain @param {Link} link */
  const add = (chain, link) => chains.set(chain, [...(chains.get(chain) ?? []), link]);
  for (const [hash, { entry, place }] of entries) {
    const { kind, id } = fields(entry.subject);
    const no = Number(entry.version);
    add(`subject:${kind}:${id}`, { place, no, before: String(entry.previousHash), hash });
    let sum = 0;
    for (const line of list(entry.lines).map(fields)) {
      sum += Number(line.availableDelta) + Number(line.heldDelta);
      add(`account:${line.account}`, {
        place,
        no: Number(line.seq),
        before: hash,
        hash: JSON.stringify(line),
      });
    }
    if (sum !== 0) say(`${place}: ${kind}:${id} version ${no}`, `moves ${sum} minutes out of nothing`);
  }
  return chains;
};

/** The hash of each place in each chain, once it is gapless and linked. @param {Map<string, Link[]>} chains @param {Say} say */
const checkChains = (chains, say) => {
  /** @type {Map<string, string>} */
  const hashes = new Map();
  for (const [chain, links] of chains) {
    let [no, hash] = [0, ZEROS];
    for (const link of links.sort((a, b) => a.no - b.no)) {
      const place = `${chain} ${link.no} (${link.place})`;
      if (link.no <= no) say(place, 'is there twice');
      else if (link.no > no + 1) say(`${chain} ${no + 1}`, `is missing, and all before ${link.no}`);
      const isNext = link.no === no + 1;
      const line = chain.startsWith('account:') ? fields(JSON.parse(link.hash)) : undefined;
      const own = line === undefined ? link.hash : String(line.hash);
      const follows = line === undefined ? link.before === hash : lineHashOf(hash, line, link.before) === own;
      if (isNext && !follows) say(place, 'does not follow from what was before it');
      [no, hash] = [link.no, own];
      hashes.set(`${chain} ${no}`, own);
    }
  }
  return hashes;
};

/**
 * @param {ReadonlyMap<string, string>} files
 * @param {{ rows: ReadonlyMap<string, string>, hashes: ReadonlyMap<string, string> }} found
 * @param {string} key
 * @param {Say} say
 */
const checkSeals = (files, { rows, hashes }, key, say) => {
  let [no, before] = [0, ZEROS];
  for (const [name, text] of files) {
    if (!name.startsWith('seals/')) continue;
    try {
      const seal = fields(JSON.parse(text));
      const bytes = canonicalSeal(seal);
      if (seal.algorithm !== 'Ed25519')
        say(name, `is signed by ${seal.algorithm}, which this program does not know`);
      else if (!verify(null, Buffer.from(bytes), key, Buffer.from(String(seal.signature), 'hex')))
        say(name, 'is not signed with this key');
      if (seal.no !== no + 1 || seal.previousHash !== before)
        say(name, 'does not follow from the seal before');
      [no, before] = [Number(seal.no), sha256(bytes)];
      checkList(files, `lists/${seal.listHash}.jsonl`, seal, { rows, hashes }, say);
    } catch {
      say(name, 'is no seal');
    }
  }
  return no;
};

/**
 * @param {ReadonlyMap<string, string>} files
 * @param {string} name
 * @param {import('./canonical.mjs').Fields} seal
 * @param {{ rows: ReadonlyMap<string, string>, hashes: ReadonlyMap<string, string> }} found
 * @param {Say} say
 */
const checkList = (files, name, seal, { rows, hashes }, say) => {
  const text = files.get(name);
  if (text === undefined) return say(name, 'is missing');
  if (sha256(text) !== seal.listHash) return say(name, 'is not the list that was sealed');
  const all = linesOf(text).map((line) => fields(JSON.parse(line)));
  const objects = all.filter(({ digest }) => digest !== undefined);
  const entries = all.filter(({ entry }) => entry !== undefined);
  const chains = all.filter(({ chain }) => chain !== undefined);
  const entriesRoot = rootOf(entries.map(({ hash }) => Buffer.from(String(hash), 'hex')));
  if (entriesRoot !== seal.entriesRoot || rootOf(chains.map(chainLeaf)) !== seal.chainsRoot)
    say(name, 'does not come to the roots of its seal');
  for (const { object, digest } of objects) {
    const there = files.get(String(object));
    if (there === undefined) say(String(object), 'was sealed and is gone');
    else if (sha256(there) !== digest) say(String(object), 'was sealed and is another one now');
  }
  for (const { entry, version, hash, object, row } of entries) {
    const place = String(objects[Number(object)]?.object);
    if (rows.get(`${place} ${row}`) !== hash)
      say(`${place} line ${Number(row) + 1}: ${entry} version ${version}`, 'was sealed as another entry');
  }
  for (const { chain, no, headHash } of chains)
    if (hashes.get(`${chain} ${no}`) !== headHash)
      say(`${chain} ${no}`, 'had another hash when it was sealed');
  return undefined;
};

/**
 * Every fault of the archive in a folder, as `place: what`, and what was looked at.
 * @param {string} folder
 * @param {string} key
 */
export const verifyArchive = (folder, key) => {
  /** @type {string[]} */
  const faults = [];
  /** @type {Say} */
  const say = (place, what) => void faults.push(`${place}: ${what}`);
  const files = readFolder(folder);
  const { entries, rows } = readEntries(files, say);
  const chains = chainsOf(entries, say);
  const hashes = checkChains(chains, say);
  const seals = checkSeals(files, { rows, hashes }, key, say);
  return { faults, entries: entries.size, chains: chains.size, seals };
};
