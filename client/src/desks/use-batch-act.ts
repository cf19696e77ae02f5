import { useRef, useState } from 'react';
import type { Answer } from '../api/call';
import { resend } from '../api/client';
import { sentenceOf } from '../api/sentence-of';
import { untilHeard } from '../api/until-heard';

type Outcome = { readonly kind: 'done' | 'failed'; readonly said: string };

/** One act on batches at a time: what came of the last one, and whether one is under way. The same wish after a silence is the same command. */
export function useBatchAct(whenAnswered: () => Promise<unknown>) {
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const [once] = useState(() => untilHeard<unknown>(resend));
  // A second press comes before the first one is drawn.
  const underWay = useRef(false);

  const act = async (wish: string, said: string, send: () => Promise<Answer<unknown>>): Promise<void> => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    try {
      const answer = await once.run(wish, send);
      setOutcome(
        answer.kind === 'done' ? { kind: 'done', said } : { kind: 'failed', said: sentenceOf(answer) },
      );
    } finally {
      underWay.current = false;
      setBusy(false);
    }
    // A refusal too tells that something is no longer as the page shows it.
    await whenAnswered();
  };
  return { act, busy, outcome, forget: () => setOutcome(undefined) };
}
