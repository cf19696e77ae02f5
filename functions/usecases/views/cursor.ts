import type { Refusal } from '../../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../../shared/domain/result';

/** What the `next` of a page looks like; the client hands it back as it came, and a made-up one is refused before the store sees it. */
const places = {
  visits: /^\d{13}#ord_[0-9A-Z]{26}$/,
  days: /^\d{8}$/,
  lines: /^\d{1,10}$/,
  batches: /^bat_[0-9A-Z]{26}$/,
  people: /^per_[0-9A-Z]{26}$/,
  loans: /^\d{13}#per_[0-9A-Z]{26}$/,
  records: /^ord_[0-9A-Z]{26}$/,
} as const;

/** Where a page begins; `{}` for the first one. Pure. Refusal: `invalid_request`. */
export const pageFrom = (
  kind: keyof typeof places,
  cursor: string | undefined,
): Result<{ readonly next?: string }, Refusal<'invalid_request'>> => {
  if (cursor === undefined) return accept({});
  return places[kind].test(cursor)
    ? accept({ next: cursor })
    : refuse('invalid_request', { issues: [{ path: 'cursor', message: 'unknown' }] });
};

/** The cursor as an answer carries it. Pure. */
export const nextOf = ({ next }: { readonly next?: string }): { readonly next?: string } =>
  next === undefined ? {} : { next };
