import type { Ms } from './units';

/** Every kind of id and its prefix, so that a log line says what it is about. An unknown kind does not compile. */
export const idPrefix = {
  person: 'per',
  order: 'ord',
  org: 'org',
  command: 'cmd',
  binding: 'bnd',
  consent: 'cns',
  batch: 'bat',
  case: 'cas',
} as const;

export type IdKind = keyof typeof idPrefix;
export type IdOf<K extends IdKind> = `${(typeof idPrefix)[K]}_${string}`;

export type PersonId = IdOf<'person'>;
export type OrderId = IdOf<'order'>;
export type OrgId = IdOf<'org'>;
export type CommandId = IdOf<'command'>;
export type BindingId = IdOf<'binding'>;
export type ConsentId = IdOf<'consent'>;
export type BatchId = IdOf<'batch'>;
export type CaseId = IdOf<'case'>;

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARS = 10;
const RANDOM_CHARS = 16;

/**
 * A ULID: 48 bits of time and 80 bits of chance, 26 characters of Crockford's base 32, sortable by time.
 * Pure: chance comes in as ten bytes. Written here because the mini-program has no `crypto` that libraries look for (ADR 0009).
 */
export const ulid = (timeMs: Ms, randomBytes: Uint8Array): string => {
  if (randomBytes.length !== 10) throw new Error(`a ULID takes 10 random bytes, got ${randomBytes.length}`);
  let time = '';
  let rest = timeMs;
  for (let i = 0; i < TIME_CHARS; i += 1) {
    time = CROCKFORD.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let chance = '';
  let bits = 0;
  let bitCount = 0;
  for (const byte of randomBytes) {
    bits = (bits << 8) | byte;
    bitCount += 8;
    while (bitCount >= 5) {
      bitCount -= 5;
      chance += CROCKFORD.charAt((bits >>> bitCount) & 31);
      bits &= (1 << bitCount) - 1;
    }
  }
  return time + chance.slice(0, RANDOM_CHARS);
};

/** A fresh id of one kind, e.g. `ord_01J…`. */
export const newId = <K extends IdKind>(kind: K, timeMs: Ms, randomBytes: Uint8Array): IdOf<K> =>
  `${idPrefix[kind]}_${ulid(timeMs, randomBytes)}`;

/** What an id of a kind looks like; contracts parse with it. */
export const idPattern = (kind: IdKind): RegExp => new RegExp(`^${idPrefix[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`);
