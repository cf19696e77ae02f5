import type { Item } from '../../functions/store/item';
import type { Journal } from './journal';
import type { Violation } from './violation';

/** Ids, codes and keys; a proof and a visit of a day are two or three of them. Free text has other signs, or more words. */
const WORD = /^[A-Za-z0-9_.:#=-]*$/;
const PROOF = /^(in|out|confirm) [A-Za-z]+( per_[0-9A-Z]{26})?$/;
/** A phone, or an identity number. */
const PERSONAL = /^(1\d{10}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx])$/;

/** No personal data and no free text stands in an entry or an order (18). */
export const checkWords = ({ entries, orders }: Journal): readonly Violation[] =>
  [...entries, ...orders].flatMap(({ item }) =>
    wordsOf(item)
      .filter(({ text }) => PERSONAL.test(text) || !(WORD.test(text) || PROOF.test(text)))
      .map(
        ({ path }): Violation => ({
          invariant: 18,
          place: `${String(item.pk)} / ${String(item.sk)}`,
          what: `${path} is no code`,
        }),
      ),
  );

/** Every text in an item and where it stands; numbers and bytes say nothing to a reader. */
const wordsOf = (item: Item): readonly { readonly path: string; readonly text: string }[] => {
  const words: { path: string; text: string }[] = [];
  const walk = (path: string, value: unknown): void => {
    if (typeof value === 'string') words.push({ path, text: value });
    else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
      for (const [name, inner] of Object.entries(value)) walk(path === '' ? name : `${path}.${name}`, inner);
  };
  walk('', item);
  return words;
};
