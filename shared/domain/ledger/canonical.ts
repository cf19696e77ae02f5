import type { Part } from '../batch/batch';
import type { Hash } from '../units';
import type { Line } from './account';
import type { Entry } from './entry';

/** A command's effect before it is sealed into an entry: lines have their place in the chains, but no hashes. */
export type EntryBody = Omit<Entry, 'lines'> & { readonly lines: readonly Omit<Line, 'hash'>[] };

const NAME = /^[A-Za-z0-9]+$/;
// No sign that could end a value or begin another: the text reads in one way only.
const TEXT = /^[A-Za-z0-9_.:#-]+$/;

/** Bytes as lower-case hexadecimal. Pure. */
export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const leaf = (path: string, value: unknown): string => {
  if (typeof value === 'string' && TEXT.test(value)) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Uint8Array) return hex(value);
  throw new Error(`${path} has no canonical form`);
};

const collect = (path: string, value: unknown, lines: string[]): void => {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) {
    lines.push(`${path}=${leaf(path, value)}`);
    return;
  }
  for (const [name, part] of Object.entries(value)) {
    if (!NAME.test(name)) throw new Error(`${path}.${name} has no canonical name`);
    collect(path === '' ? name : `${path}.${name}`, part, lines);
  }
};

/**
 * The one way to write a value for hashing: a title, then `path=value` for every leaf that is there, sorted by code unit, each line
 * ended by a line feed, in ASCII. Pure; a value without a canonical form (free text, a fraction) is a bug and throws, which also
 * keeps free text out of entries (invariant 18). Source: docs/ledger-encoding.md.
 */
export const canonical = (title: string, value: object): Uint8Array => {
  const lines: string[] = [];
  collect('', value, lines);
  const text = `${[title, ...lines.sort()].join('\n')}\n`;
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
};

/** What is hashed of an entry: everything but the hashes of its lines, which depend on it. */
export const canonicalEntry = ({ lines, ...rest }: EntryBody): Uint8Array =>
  canonical('timebank entry 1', {
    ...rest,
    lines: lines.map(effectOf),
  });

/** What is hashed of a batch's plan: every account and its minutes, in order. */
export const canonicalPlan = (parts: readonly Part[]): Uint8Array =>
  canonical('timebank plan 1', { parts: parts.map(({ no, lines }) => ({ no, lines })) });

/** A line without its hash; a change of floor, status or share is hashed with it, and one that is not there leaves no trace. */
const effectOf = ({
  account,
  seq,
  availableDelta,
  heldDelta,
  floorMinutes,
  status,
  repayShare,
}: Omit<Line, 'hash'>) => ({
  account,
  seq,
  availableDelta,
  heldDelta,
  floorMinutes,
  status,
  repayShare,
});

/** What is hashed of a line: its place in the account's chain, its effect, and the entry that caused it. */
export const canonicalLine = (previousHash: Hash, line: Omit<Line, 'hash'>, entryHash: Hash): Uint8Array =>
  canonical('timebank line 1', { previousHash, ...effectOf(line), entryHash });
