import { useState } from 'react';
import type { Answer } from '../api/call';
import { sentenceOf } from '../api/sentence-of';
import type { Loaded } from '../api/use-query';

export type PageOf<T> = { readonly items: readonly T[]; readonly next?: string | undefined };

/** Pages that were asked for by 再看一些, and after which first page of which list. */
export type Earlier<T> = PageOf<T> & { readonly key: string; readonly after: string };

/** All that was seen so far: the first page, and the later ones when they belong to it. Pure. */
export const joined = <T>(key: string, first: PageOf<T>, earlier: Earlier<T> | undefined): PageOf<T> => {
  const fits = earlier !== undefined && earlier.key === key && earlier.after === first.next;
  return fits ? { items: [...first.items, ...earlier.items], next: earlier.next } : first;
};

/**
 * A list page by page: the first by itself, each other one added below by a button. `key` says which list it is: another
 * filter or another elder begins anew, and so does a first page that came back changed.
 */
export function usePages<T>(
  key: string,
  first: Loaded<PageOf<T>>,
  ask: (cursor: string) => Promise<Answer<PageOf<T>>>,
) {
  const [earlier, setEarlier] = useState<Earlier<T>>();
  const [failure, setFailure] = useState<{ readonly key: string; readonly sentence: string }>();
  const more = async () => {
    const after = first.data?.next;
    if (first.data === undefined || after === undefined) return;
    const { next } = joined(key, first.data, earlier);
    if (next === undefined) return;
    const answer = await ask(next);
    if (answer.kind !== 'done') return setFailure({ key, sentence: sentenceOf(answer) });
    setFailure(undefined);
    setEarlier((now) => ({
      key,
      after,
      items: [...(now?.key === key && now.after === after ? now.items : []), ...answer.value.items],
      next: answer.value.next,
    }));
  };
  return {
    /** What stands on the page once the first page is there. */
    of: (data: PageOf<T>) => joined(key, data, earlier),
    more,
    failure: failure?.key === key ? failure.sentence : undefined,
    /** Something was done to an entry: the later pages may tell it wrongly. */
    forget: () => setEarlier(undefined),
  };
}
