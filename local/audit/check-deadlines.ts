import { hasEnded } from '../../functions/store/order-codec';
import { MINUTE_MS, type Ms } from '../../shared/domain/units';
import type { Journal } from './journal';
import type { Violation } from './violation';

/** One sweep a minute; what fell due since the last one is not yet late. */
const ONE_SWEEP_MS = MINUTE_MS;
/** A sweep itself takes a while. */
const GRACE_MS = MINUTE_MS;

/** No deadline is overdue by more than one sweep (13): once faults have stopped and the streams are drained. */
export const checkDeadlines = ({ orders }: Journal, nowMs: Ms): readonly Violation[] =>
  orders.flatMap(({ value: order }): Violation[] => {
    if (hasEnded(order) || order.dueAtMs === undefined) return [];
    const lateMs = nowMs - order.dueAtMs;
    if (lateMs <= ONE_SWEEP_MS + GRACE_MS) return [];
    return [
      {
        invariant: 13,
        place: `order:${order.id}`,
        what: `${order.state}, due ${Math.floor(lateMs / MINUTE_MS)} minutes ago`,
      },
    ];
  });
