import { useState } from 'react';
import type { OrderView } from '../../../shared/contracts/views';
import { resend } from '../api/client';
import { serverNowMs } from '../api/server-clock';
import { untilHeard } from '../api/until-heard';
import { text } from '../text/text';
import { dayAndClock } from './desk-time';
import { refusalWords } from './offered-acts';
import type { StationAct, Told } from './station-acts';

const words = text.desk.station;

/** An act and the order for which its sheet was opened: what loads meanwhile changes neither. */
export type OpenedAct = { readonly act: StationAct; readonly order: OrderView; readonly title: string };

export type Outcome = { readonly kind: 'done' | 'failed'; readonly about: OpenedAct; readonly said: string };

const titleOf = (act: StationAct, { serviceZh, elder, startMs }: OrderView): string =>
  words.sheetTitle(
    words.actions[act.name],
    serviceZh,
    elder?.calledZh ?? text.desk.unknownElder,
    dayAndClock(startMs, serverNowMs()),
  );

/** The station's sheet: open for one act on one order, sending, and what came of it, also when it was closed meanwhile. */
export function useAct(whenAnswered: () => Promise<unknown>) {
  const [opened, setOpened] = useState<OpenedAct>();
  const [sending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  // The same act out of the same sheet is one command, with one call's number, however often the network is silent.
  const [once] = useState(() => untilHeard<unknown>(resend));

  const open = (act: StationAct, order: OrderView) => {
    setOutcome(undefined);
    once.forget();
    setOpened({ act, order, title: titleOf(act, order) });
  };
  const send = async (told: Told) => {
    if (opened === undefined || sending) return;
    const { act, order } = opened;
    setSending(true);
    try {
      // A silence may be heard after another sheet was opened: what was wished names its order.
      const wish = JSON.stringify([act.name, order.orderId, told]);
      const answer = await once.run(wish, () => act.send(order, told));
      if (answer.kind === 'done') {
        setOutcome({ kind: 'done', about: opened, said: words.done(opened.title) });
        setOpened((now) => (now === opened ? undefined : now));
      } else {
        setOutcome({ kind: 'failed', about: opened, said: refusalWords(act.name, answer) });
      }
    } finally {
      setSending(false);
    }
    // A refusal too tells that the order is no longer what the desk shows.
    await whenAnswered();
  };
  return {
    opened,
    sending,
    open,
    send,
    close: () => setOpened(undefined),
    forget: () => setOutcome(undefined),
    /** In the sheet to which it belongs. */
    failed: outcome?.kind === 'failed' && outcome.about === opened ? outcome.said : undefined,
    /** On the page: done, or refused after the sheet was closed. */
    outcome: outcome !== undefined && outcome.about !== opened ? outcome : undefined,
  };
}
