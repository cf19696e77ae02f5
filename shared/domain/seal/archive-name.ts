import { dayOf } from '../calendar/shanghai-day';
import { hex } from '../ledger/canonical';
import type { Ms, Sha256 } from '../units';

/** Where the archive's objects lie. */
export const ENTRIES = 'entries/';

/** Where in the stream a batch of entries stood; sequence numbers are the stream's own and name a shard's record for ever. */
export type BatchPlace = {
  /** When the stream took the first of them, by its own record. */
  readonly createdMs: Ms;
  readonly firstSequence: string;
  readonly lastSequence: string;
};

const DIGEST_SIGNS = 16;

/** The bytes of a text that is ASCII, as all of the archive is. Pure. */
export const asciiBytes = (text: string): Uint8Array => {
  // A rebuild and a seal read the whole archive: a loop takes a tenth of the time of `Uint8Array.from`.
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};

/**
 * The name of a batch's object: its day, its place in the stream, and the beginning of its digest. Pure. The same batch again has the
 * same name and text; a batch that was cut elsewhere has another name, and neither ever stands in the other's place (ADR 0050).
 */
export const archiveName = (
  sha256: Sha256,
  { createdMs, firstSequence, lastSequence }: BatchPlace,
  text: string,
): string =>
  `${ENTRIES}${dayOf(createdMs)}/${firstSequence}-${lastSequence}-${digestOf(sha256, text).slice(0, DIGEST_SIGNS)}.jsonl`;

/** The whole digest of an object, as a seal names it. Pure. */
export const digestOf = (sha256: Sha256, text: string): string => hex(sha256(asciiBytes(text)));

/** Whether an object's name is the one of its text. Pure. */
export const isNamedAfter = (sha256: Sha256, name: string, text: string): boolean =>
  name.endsWith(`-${digestOf(sha256, text).slice(0, DIGEST_SIGNS)}.jsonl`);
