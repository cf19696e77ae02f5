import type { Ms } from '../units';
import type { DeadlineFacts } from './facts';
import { ladderOf } from './ladder';
import type { Order, OrderBase } from './order';

/** As if nobody came and nobody did anything: the order lies unassigned from its start on, until the clock closes it. */
const closedAtMs = (order: OrderBase, facts: DeadlineFacts): Ms | undefined =>
  ladderOf({ ...order, state: 'submitted' }, facts).end?.atMs;

/**
 * When the clock ends an order's hold if nobody does before: closes it when nobody came, settles it by rule when it was confirmed
 * and proved. Absent where only a person ends it (no proof suffices, disputed, what the city owes), where a visit is under way or
 * waits for a word, and where nothing is held. Pure. Source: orders.md, Deadlines.
 */
export const heldAtLatestMs = (order: Order, facts: DeadlineFacts): Ms | undefined => {
  switch (order.state) {
    case 'submitted':
    case 'open':
    case 'offered':
    case 'accepted':
    case 'referred':
      return closedAtMs(order, facts);
    case 'confirmed': {
      const { end } = ladderOf(order, facts);
      return end?.command === 'settle' ? end.atMs : undefined;
    }
    case 'serving':
    case 'served':
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
