import { type AccountId, isAccountId } from '../ledger/account';
import { canonical, hex } from '../ledger/canonical';
import type { Entry } from '../ledger/entry';
import type { Hash, Minutes, Ms, Sha256 } from '../units';

/** What a reader of the archive needs of an entry; the rest stands in its text and is covered by its hash. */
export type Archived = {
  /** `order:ord_…`, `batch:bat_…`: the name of the subject's chain. */
  readonly subject: string;
  readonly version: number;
  readonly previousHash: Hash;
  readonly atMs: Ms;
  /** What is hashed, made again from the text. */
  readonly canonical: Uint8Array;
  readonly entryHash: Hash;
  readonly lines: readonly ArchivedLine[];
};

export type ArchivedLine = {
  readonly account: AccountId;
  readonly seq: number;
  readonly availableDelta: Minutes;
  readonly heldDelta: Minutes;
  readonly hash: Hash;
  /** All of the line but its hash, as it is hashed with what was before it. */
  readonly effect: Fields;
};

type Fields = Readonly<Record<string, unknown>>;

type Plain = string | number | boolean | readonly Plain[] | { readonly [name: string]: Plain };

const plain = (value: unknown): Plain => {
  if (value instanceof Uint8Array) return hex(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, part]) => [name, plain(part)]),
    );
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error(`${typeof value} has no place in the archive`);
};

/**
 * An entry as one line of the archive: JSON with its names in order, bytes in hexadecimal, no space. Pure; the same entry gives the
 * same text, so whoever archives it again writes the same. Source: docs/ledger-encoding.md, The archive.
 */
export const archiveLine = (entry: Entry): string => JSON.stringify(plain(entry));

const HASH = /^[0-9a-f]{64}$/;

/** 32 bytes from their hexadecimal text. Pure; throws on anything else. */
export const hashFrom = (text: unknown): Hash => {
  if (typeof text !== 'string' || !HASH.test(text)) throw new Error('no hash of 32 bytes');
  return Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16));
};

const fieldsOf = (value: unknown): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no fields');
  return { ...value };
};

const integer = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Error('no integer');
  return value;
};

const readLine = (value: unknown): ArchivedLine => {
  const { hash, ...effect } = fieldsOf(value);
  const { account, seq, availableDelta, heldDelta } = effect;
  if (typeof account !== 'string' || !isAccountId(account)) throw new Error('no account');
  return {
    account,
    seq: integer(seq),
    availableDelta: integer(availableDelta),
    heldDelta: integer(heldDelta),
    hash: hashFrom(hash),
    effect,
  };
};

/**
 * The entry that a line of the archive tells, its hash reckoned again. Pure. Throws on a line that `archiveLine` did not write:
 * another order of names, a space, a value without a canonical form.
 */
export const readArchiveLine = (sha256: Sha256, text: string): Archived => {
  const fields = fieldsOf(JSON.parse(text));
  if (JSON.stringify(plain(fields)) !== text) throw new Error('not the text that the archive writes');
  const { kind, id } = fieldsOf(fields.subject);
  if (!Array.isArray(fields.lines)) throw new Error('no lines');
  const lines = fields.lines.map(readLine);
  const covered = lines.map(({ effect }) => effect);
  const bytes = canonical('timebank entry 1', { ...fields, lines: covered });
  return {
    subject: `${String(kind)}:${String(id)}`,
    version: integer(fields.version),
    previousHash: hashFrom(fields.previousHash),
    atMs: integer(fields.atMs),
    canonical: bytes,
    entryHash: sha256(bytes),
    lines,
  };
};
