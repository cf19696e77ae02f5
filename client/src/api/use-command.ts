import { useDidHide, useDidShow, useUnload } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from './call';
import { outbox, resend } from './client';
import { untilHeard } from './until-heard';

export type CommandState<T> =
  | { readonly phase: 'idle' }
  /** Waits on the phone: may still be taken back. */
  | { readonly phase: 'held' }
  | { readonly phase: 'sending' }
  | { readonly phase: 'answered'; readonly answer: Answer<T> };

/** How long an act may be taken back (experience.md, E8). */
const UNDO_MS = 10_000;

/** Who is no longer at the page to read an answer hears it on the next one; who comes back reads it here. */
function useHearing() {
  const present = useRef(true);
  const missed = useRef<Answer<unknown> | undefined>(undefined);
  useDidHide(() => {
    present.current = false;
  });
  useDidShow(() => {
    present.current = true;
    if (missed.current?.intent !== undefined) outbox.untell(missed.current.intent);
    missed.current = undefined;
  });
  useUnload(() => {
    present.current = false;
  });
  useEffect(
    () => () => {
      present.current = false;
    },
    [],
  );
  return useCallback((answer: Answer<unknown>) => {
    if (present.current || answer.kind === 'done' || answer.intent === undefined) return;
    missed.current = answer;
    outbox.tell(answer.intent, answer);
  }, []);
}

/** Sends a command at once and tells how it stands. What was met by silence is sent again as it was, not made anew. */
export function useCommand<B, T>(send: (body: B) => Promise<Answer<T>>) {
  const [state, setState] = useState<CommandState<T>>({ phase: 'idle' });
  const [once] = useState(() => untilHeard<T>(resend));
  const hear = useHearing();
  const run = useCallback(
    async (body: B): Promise<Answer<T>> => {
      setState({ phase: 'sending' });
      const answer = await once.run(JSON.stringify(body), () => send(body));
      hear(answer);
      setState({ phase: 'answered', answer });
      return answer;
    },
    [send, once, hear],
  );
  const reset = useCallback(() => {
    once.forget();
    setState({ phase: 'idle' });
  }, [once]);
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
  const underWay = useRef<Promise<Answer<T>> | undefined>(undefined);
  const wished = useRef<B | undefined>(undefined);

  const sendBody = useCallback(
    async (body: B) => {
      const sending = run(body);
      underWay.current = sending;
      const answer = await sending;
      if (underWay.current === sending) underWay.current = undefined;
      whenAnswered(answer);
      return answer;
    },
    [run, whenAnswered],
  );
  /** Undefined: nothing waits and nothing is under way. */
  const sendNow = useCallback((): Promise<Answer<T> | undefined> => {
    const waiting = held.current;
    if (waiting === undefined) return Promise.resolve(underWay.current);
    clearTimeout(waiting.timer);
    held.current = undefined;
    setHeld(false);
    return sendBody(waiting.body);
  }, [sendBody]);
  /** The very same command once more, after a network that said nothing; it was decided on before, so nothing is held. */
  const sendAgain = useCallback(async () => {
    if (wished.current !== undefined) await sendBody(wished.current);
  }, [sendBody]);

  const latest = useRef(sendNow);
  latest.current = sendNow;
  const hold = useCallback((body: B) => {
    if (held.current !== undefined) clearTimeout(held.current.timer);
    wished.current = body;
    held.current = { body, timer: setTimeout(() => void latest.current(), UNDO_MS) };
    setHeld(true);
  }, []);
  const takeBack = useCallback(() => {
    if (held.current !== undefined) clearTimeout(held.current.timer);
    held.current = undefined;
    wished.current = undefined;
    setHeld(false);
    reset();
  }, [reset]);

  useDidHide(() => void latest.current());
  useUnload(() => void latest.current());
  useEffect(() => () => void latest.current(), []);
  const shown: CommandState<T> = isHeld ? { phase: 'held' } : state;
  return { state: shown, hold, takeBack, sendNow, sendAgain };
}

export type UndoableCommand = Pick<
  ReturnType<typeof useUndoableCommand<unknown, unknown>>,
  'state' | 'takeBack' | 'sendNow' | 'sendAgain'
>;
