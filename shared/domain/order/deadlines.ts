import { MINUTE_MS, type Ms } from '../units';
import type { DeadlineFacts } from './facts';
import { dueAt, type End, ladderOf, offerEndMs, plannedEndMs, type Rung, referralEndMs } from './ladder';
import type { Order } from './order';

/** What the sweeper meets at `order.dueAtMs`: a rung (a notice, no entry) or the end of the state (a command of the clock). */
export type Due = Rung | End;

/**
 * What bounds the state's forward command: publish, grab: start; accept, take: their end; check-in: planned end, for the station's
 * bound is the later one and the volunteer's own (start + 30) is `decideCheckIn`'s; check-out: planned end + 120 (ADR 0013).
 */
const endsAtMsOf = (order: Order, facts: DeadlineFacts): Ms | undefined => {
  switch (order.state) {
    case 'submitted':
    case 'open':
      return order.startMs;
    case 'offered':
      return offerEndMs(order, facts);
    case 'accepted':
      return plannedEndMs(order);
    case 'serving':
      return plannedEndMs(order) + facts.rules.checkOutLateMinutes * MINUTE_MS;
    case 'referred':
      return referralEndMs(order, facts);
    case 'served':
    case 'confirmed':
    case 'disputed':
    case 'scheduled':
    case 'settled':
    case 'voided':
    case 'cancelled':
    case 'expired':
    case 'reversed':
      return undefined;
  }
};

const standingAt = <O extends Order>(order: O, rung: number, facts: DeadlineFacts): O => {
  const { endsAtMs: _oldEnd, dueAtMs: _oldDue, ...rest } = order;
  const endsAtMs = endsAtMsOf(order, facts);
  const due = dueAt(ladderOf(order, facts), rung);
  // The spread of a generic loses its variant; only optional fields of every variant were taken off and put back.
  return {
    ...rest,
    rung,
    ...(endsAtMs === undefined ? {} : { endsAtMs }),
    ...(due === undefined ? {} : { dueAtMs: due.atMs }),
  } as O;
};

/** The order with the two instants of its state, at the foot of the ladder. Pure. Source: orders.md, Deadlines. */
export const withDeadlines = <O extends Order>(order: O, facts: DeadlineFacts): O =>
  standingAt(order, 0, facts);

/** What is next for an order as it stands; absent when it has ended. Pure. */
export const nextDue = (order: Order, facts: DeadlineFacts): Due | undefined =>
  dueAt(ladderOf(order, facts), order.rung);

/** The order with its present rung behind it: `rung` + 1 and the next `dueAtMs`. No version, no entry. Pure. */
export const climbRung = <O extends Order>(order: O, facts: DeadlineFacts): O =>
  standingAt(order, order.rung + 1, facts);
