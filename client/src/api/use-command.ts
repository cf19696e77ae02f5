import { useDidHide, useUnload } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from './call';

export type CommandState<T> =
  | { readonly phase: 'idle' }
  /** Waits on the phone: may still be taken back. */
  | { readonly phase: 'held' }
  | { readonly phase: 'sending' }
  | { readonly phase: 'answered'; readonly answer: Answer<T> };

/** How long an act may be taken back (experience.md, E8). */
const UNDO_MS = 10_000;

/** Sends a command at once and tells how it stands. */
export function useCommand<B, T>(send: (body: B) => Promise<Answer<T>>) {
  const [state, setState] = useState<CommandState<T>>({ phase: 'idle' });
  const run = useCallback(
    async (body: B): Promise<Answer<T>> => {
      setState({ phase: 'sending' });
      const answer = await send(body);
      setState({ phase: 'answered', answer });
      return answer;
    },
    [send],
  );
  const reset = useCallback(() => setState({ phase: 'idle' }), []);
  return { state, run, reset };
}

/**
 * Holds a command on the phone for ten seconds, so that a wrong tap can be taken back; sends it then, or at once when the
 * person leaves the page (experience.md, E8).
 */
export function useUndoableCommand<B, T>(
  send: (body: B) => Promise<Answer<T>>,
  whenAnswered: (answer: Answer<T>) => void,
) {
  const { state, run, reset } = useCommand(send);
  const [isHeld, setHeld] = useState(false);
  const held = useRef<{ body: B; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);

  const sendNow = useCallback(async () => {
    const waiting = held.current;
    if (waiting === undefined) return undefined;
    clearTimeout(waiting.timer);
    held.current = undefined;
    setHeld(false);
    const answer = await run(waiting.body);
    whenAnswered(answer);
    return answer;
  }, [run, whenAnswered]);

  const latest = useRef(sendNow);
  latest.current = sendNow;
  const hold = useCallback((body: B) => {
    if (held.current !== undefined) clearTimeout(held.current.timer);
    held.current = { body, timer: setTimeout(() => void latest.current(), UNDO_MS) };
    setHeld(true);
  }, []);
  const takeBack = useCallback(() => {
    if (held.current !== undefined) clearTimeout(held.current.timer);
    held.current = undefined;
    setHeld(false);
    reset();
  }, [reset]);

  useDidHide(() => void latest.current());
  useUnload(() => void latest.current());
  useEffect(() => () => void latest.current(), []);
  const shown: CommandState<T> = isHeld ? { phase: 'held' } : state;
  return { state: shown, hold, takeBack, sendNow };
}
