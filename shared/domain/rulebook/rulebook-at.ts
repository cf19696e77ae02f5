import type { Ms } from '../units';
import type { Rulebook } from './rulebook';

/** The book in effect at an instant: the latest whose effect has begun. Pure; a city without any is a bug and throws. */
export const rulebookAt = (books: readonly Rulebook[], atMs: Ms): Rulebook => {
  let standing: Rulebook | undefined;
  for (const book of books)
    if (book.effectiveMs <= atMs && (standing === undefined || book.effectiveMs > standing.effectiveMs))
      standing = book;
  if (standing === undefined) throw new Error(`no rulebook is in effect at ${atMs}`);
  return standing;
};
