import { useEffect, useRef, useState } from 'react';
import type { settleOrderContract } from '../../../shared/contracts/settle-order';
import type { ResponseOf } from '../api/call';
import { resend } from '../api/client';
import { deskOrderQuery } from '../api/desk/order';
import { settleOrder } from '../api/desk/settle-order';
import { sentenceOf } from '../api/sentence-of';
import { untilHeard } from '../api/until-heard';
import { useQuery } from '../api/use-query';
import { text } from '../text/text';
import type { QueueItem } from './settlement-table';
import { useQueue } from './use-queue';

const words = text.desk.community;

type OrderId = QueueItem['orderId'];
type OrderOutcome = ResponseOf<typeof settleOrderContract>;

/** The settler's choice among the queue, and the settling of what is in sight: one order for one press, none unseen. */
export function useSettling() {
  const queue = useQueue('toSettle');
  const { items } = queue;
  const [wanted, want] = useState<OrderId>();
  const top = items[0]?.orderId;
  const chosen = top === undefined ? undefined : (wanted ?? top);
  // A more urgent order may come with any reload: what lies in front stays there.
  useEffect(() => {
    if (wanted === undefined && top !== undefined) want(top);
  }, [wanted, top]);
  const order = useQuery(deskOrderQuery, chosen && { orderId: chosen });
  const shown = order.data?.order.orderId === chosen ? order.data?.order : undefined;
  const at = items.findIndex(({ orderId }) => orderId === chosen);
  const [refused, setRefused] = useState<string>();
  const [done, setDone] = useState<string>();
  const [busy, setBusy] = useState(false);
  // After a silence the same press is the same command.
  const [once] = useState(() => untilHeard<OrderOutcome>(resend));
  // A second press comes before the first one is drawn.
  const underWay = useRef(false);

  const reload = async () => {
    await Promise.all([queue.reload(), order.reload()]);
  };
  const choose = (id: OrderId | undefined) => {
    setRefused(undefined);
    once.forget();
    want(id);
  };
  const step = async (by: 1 | -1) => {
    const next = items[at + by]?.orderId;
    if (next !== undefined) choose(next);
    else if (by === 1 && queue.hasMore) await queue.more();
  };
  const send = async (asked: NonNullable<typeof shown>) => {
    const answer = await once.run(asked.orderId, () => settleOrder({ orderId: asked.orderId }));
    if (answer.kind !== 'done') {
      setRefused(sentenceOf(answer));
      return reload();
    }
    setDone(words.settled(asked.helper?.calledZh ?? '', asked.creditMinutes ?? 0));
    // The one below, not the top one: that may be a doubtful one which was passed over.
    const below = items[at + 1]?.orderId;
    if (below !== undefined) choose(below);
    await queue.reload();
    if (below === undefined) choose(undefined);
  };
  const settle = async () => {
    const item = items[at];
    if (underWay.current || shown === undefined || item === undefined) return;
    if (item.mineForbidden || !shown.may.includes('settle')) return;
    underWay.current = true;
    setBusy(true);
    try {
      await send(shown);
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  const gone = at < 0 && !busy && shown !== undefined ? words.gone : undefined;
  return { queue, order, chosen, failed: refused ?? gone, done, busy, choose, step, settle, reload };
}
