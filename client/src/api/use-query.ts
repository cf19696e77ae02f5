import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Contract } from '../../../shared/contracts/contract';
import { inLanguage, text } from '../text/text';
import type { RequestOf, ResponseOf } from './call';
import type { Query } from './client';
import { keepCached, readCached } from './query-cache';

/** Shorter waits show nothing: a flash of grey is worse than a short wait (experience.md, Look and feel). */
const SKELETON_AFTER_MS = 300;

export type Loaded<T> = {
  /** `waiting`: under 300 ms, show nothing yet; `slow`: skeleton; `failed`: sentence and retry; `ready`: data. */
  readonly phase: 'waiting' | 'slow' | 'failed' | 'ready';
  readonly data: T | undefined;
  /** With `failed`: why. With `ready`: set when the data are from before, because loading failed just now. */
  readonly sentence: string | undefined;
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
  const asked = useRef<{ key: string | undefined; turn: number }>({ key: undefined, turn: 0 });

  // `key` stands for `request`, a fresh object at each render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const reload = useCallback(async () => {
    if (request === undefined) return;
    const turn = asked.current.turn + 1;
    const isNew = asked.current.key !== key;
    asked.current = { key, turn };
    if (isNew) setState({ phase: 'waiting', data: undefined, sentence: undefined });
    const timer = setTimeout(
      () => setState((now) => (now.phase === 'waiting' ? { ...now, phase: 'slow' } : now)),
      SKELETON_AFTER_MS,
    );
    const answer = await query.ask(request);
    clearTimeout(timer);
    if (asked.current.turn !== turn) return;
    if (answer.kind === 'done') {
      keepCached(query.name, request, answer.value);
      setState({ phase: 'ready', data: answer.value, sentence: undefined });
      return;
    }
    const sentence = answer.kind === 'refused' ? inLanguage(answer) : text.states.offline;
    // Written by `keepCached` from the same query: the same shape, or that of an older version of us.
    const before =
      answer.kind === 'unsent' ? (readCached(query.name, request) as ResponseOf<C> | undefined) : undefined;
    setState(
      before === undefined
        ? { phase: 'failed', data: undefined, sentence }
        : { phase: 'ready', data: before, sentence: text.states.fromBefore },
    );
  }, [key, query]);

  useEffect(() => {
    void reload();
    return () => {
      asked.current = { ...asked.current, turn: asked.current.turn + 1 };
    };
  }, [reload]);
  const shownBefore = useRef(false);
  useDidShow(() => {
    if (shownBefore.current) void reload();
    shownBefore.current = true;
  });
  return { ...state, reload };
}
