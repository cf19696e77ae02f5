import { useDidHide, useDidShow, useUnload } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Contract } from '../../../shared/contracts/contract';
import { inLanguage, text } from '../text/text';
import type { RequestOf, ResponseOf } from './call';
import { outbox, type Query, resendSilent } from './client';
import type { Telling } from './outbox';
import { forgetCached, keepCached, readCached } from './query-cache';

/** Shorter waits show nothing: a flash of grey is worse than a short wait (experience.md, Look and feel). */
const SKELETON_AFTER_MS = 300;

export type Loaded<T> = {
  /** `waiting`: under 300 ms, show nothing yet; `slow`: skeleton; `failed`: sentence and retry; `ready`: data. */
  readonly phase: 'waiting' | 'slow' | 'failed' | 'ready';
  readonly data: T | undefined;
  /** With `failed`: why. With `ready`: set when the data are from before, because loading failed just now. */
  readonly sentence: string | undefined;
  /** With `failed`, when the server refused: its code; absent when it was not reached. */
  readonly code?: string;
  /** What became of acts that nobody had heard about: shown above, from the moment the content moves anyway (E6). */
  readonly told?: readonly Telling[];
  readonly reload: () => Promise<void>;
};

type Kept<T> = Omit<Loaded<T>, 'reload'>;

/**
 * Asks when the page opens and whenever it is shown again. What was seen before stays in sight while asking,
 * and after a failure with a sentence that says so (experience.md, W10). `request` undefined: not yet, nothing is asked.
 */
export function useQuery<C extends Contract & { kind: 'query' }>(
  query: Query<C>,
  request: (RequestOf<C> & object) | undefined,
): Loaded<ResponseOf<C>> {
  const key = JSON.stringify(request);
  const [state, setState] = useState<Kept<ResponseOf<C>>>({
    phase: 'waiting',
    data: undefined,
    sentence: undefined,
  });
  const shown = useRef(true);
  /** What this very page showed, with all that is never kept. */
  const seen = useRef<{ key: string | undefined; data: ResponseOf<C> } | undefined>(undefined);
  const asked = useRef<{ key: string | undefined; turn: number }>({ key: undefined, turn: 0 });

  // `key` stands for `request`, a fresh object at each render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const reload = useCallback(async () => {
    if (request === undefined) return;
    const turn = asked.current.turn + 1;
    const isNew = asked.current.key !== key;
    asked.current = { key, turn };
    setState((now) =>
      isNew || now.phase === 'failed' ? { phase: 'waiting', data: undefined, sentence: undefined } : now,
    );
    const timer = setTimeout(
      () => setState((now) => (now.phase === 'waiting' ? { ...now, phase: 'slow' } : now)),
      SKELETON_AFTER_MS,
    );
    const answer = await query.ask(request);
    clearTimeout(timer);
    if (asked.current.turn !== turn) return;
    // A page behind another has nobody who would read it.
    const heard = shown.current ? outbox.take() : [];
    const show = (next: Kept<ResponseOf<C>>) =>
      setState(({ told = [] }) => ({ ...next, told: [...told, ...heard] }));
    if (answer.kind === 'done') {
      seen.current = { key, data: answer.value };
      show({ phase: 'ready', data: answer.value, sentence: undefined });
      // After showing: what cannot be kept was seen all the same.
      keepCached(query.name, request, answer.value);
      return;
    }
    if (answer.kind === 'refused') {
      seen.current = undefined;
      forgetCached(query.name, request);
      show({ phase: 'failed', data: undefined, sentence: inLanguage(answer), code: answer.code });
      return;
    }
    // Written by `keepCached` from the same query: the same shape, or that of an older version of us.
    const before =
      seen.current?.key === key
        ? seen.current.data
        : (readCached(query.name, request) as ResponseOf<C> | undefined);
    show(
      before === undefined
        ? { phase: 'failed', data: undefined, sentence: text.states.offline }
        : { phase: 'ready', data: before, sentence: text.states.fromBefore },
    );
  }, [key, query]);

  useEffect(() => {
    void resendSilent();
    void reload();
    return () => {
      asked.current = { ...asked.current, turn: asked.current.turn + 1 };
    };
  }, [reload]);
  const shownBefore = useRef(false);
  const leave = () => {
    shown.current = false;
  };
  useDidHide(leave);
  // A page that is gone for good was never hidden; the answer to what it sent on leaving may still make it ask.
  useUnload(leave);
  useDidShow(() => {
    shown.current = true;
    if (shownBefore.current) {
      setState((now) => ({ ...now, told: [] }));
      void resendSilent();
      void reload();
    }
    shownBefore.current = true;
  });
  return { ...state, reload };
}
