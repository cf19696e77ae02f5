import { hex } from '../ledger/canonical';
import type { Hash } from '../units';
import { hashFrom } from './archive-line';
import type { ChainHead } from './seal';

/** An object of the archive as a seal found it. */
export type ListedObject = { readonly name: string; readonly digest: string };

/** An entry that a seal is about, and where in the archive it stands. */
export type ListedEntry = {
  readonly subject: string;
  readonly version: number;
  readonly hash: Hash;
  /** Place among the list's objects, and the line in it; both count from 0. */
  readonly object: number;
  readonly row: number;
  /** `person:per_… 3`: the places that it takes in chains of accounts. */
  readonly lines: readonly string[];
};

/** What a seal is about: its `listHash` covers every byte of it. */
export type SealList = {
  readonly objects: readonly ListedObject[];
  readonly entries: readonly ListedEntry[];
  readonly chains: readonly ChainHead[];
};

/** Where lists lie; the digest in the name keeps a list that was interrupted from standing in the way of the next. */
const LISTS = 'lists/';
export const listName = (listHash: Hash): string => `${LISTS}${hex(listHash)}.jsonl`;

/** A list as its object holds it: JSON lines, objects first, then entries, then chains. Pure. */
export const listText = ({ objects, entries, chains }: SealList): string =>
  [
    ...objects.map(({ name, digest }) => JSON.stringify({ object: name, digest })),
    ...entries.map(({ subject, version, hash, object, row, lines }) =>
      JSON.stringify({ entry: subject, version, hash: hex(hash), object, row, lines }),
    ),
    ...chains.map(({ chain, no, headHash }) => JSON.stringify({ chain, no, headHash: hex(headHash) })),
  ]
    .map((row) => `${row}\n`)
    .join('');

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error('no text in a list');
  return value;
};
const integer = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Error('no integer in a list');
  return value;
};

/** The list that an object holds. Pure; throws on a text that `listText` did not write. */
export const readList = (whole: string): SealList => {
  const objects: ListedObject[] = [];
  const entries: ListedEntry[] = [];
  const chains: ChainHead[] = [];
  for (const line of whole.split('\n').slice(0, -1)) {
    const row: Readonly<Record<string, unknown>> = { ...JSON.parse(line) };
    if (row.digest !== undefined) objects.push({ name: text(row.object), digest: text(row.digest) });
    else if (row.entry !== undefined)
      entries.push({
        subject: text(row.entry),
        version: integer(row.version),
        hash: hashFrom(row.hash),
        object: integer(row.object),
        row: integer(row.row),
        lines: Array.isArray(row.lines) ? row.lines.map(text) : [],
      });
    else chains.push({ chain: text(row.chain), no: integer(row.no), headHash: hashFrom(row.headHash) });
  }
  const list = { objects, entries, chains };
  if (listText(list) !== whole) throw new Error('not the text that a list is written in');
  return list;
};
