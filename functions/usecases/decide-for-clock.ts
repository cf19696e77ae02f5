import { dayOf } from '../../shared/domain/calendar/shanghai-day';
import {
  type ClockRefusal,
  decideClockCheckOut,
  decideClockClose,
  decideClockConfirm,
  decideClockDispute,
  decideClockNoShow,
  decideClockSettle,
  decideEscalate,
  decideMiss,
} from '../../shared/domain/order/decide-by-clock';
import type { ClockFacts } from '../../shared/domain/order/facts';
import type { Order } from '../../shared/domain/order/order';
import type { OrderChange } from '../../shared/domain/order/order-change';
import type { OrderCommand } from '../../shared/domain/order/states';
import type { Result } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import { bothSidesOf, sourcesOf } from './accounts-of';
import { mandatesIn } from './mandate-in';
import { dayKey, type Loaded, type Wanted } from './ports';
import { givesBackIn } from './share-of-helper';

/** What the clock's command touches beside the order: the accounts whose hold it resolves, mandates' months, the helper's day that it frees. Pure. */
export const wantedByClock = (order: Order, command: OrderCommand): Wanted => {
  switch (command) {
    case 'noShow':
      return {
        orderId: order.id,
        ...('helperId' in order && { days: [{ personId: order.helperId, day: dayOf(order.startMs) }] }),
      };
    case 'settle':
      return { orderId: order.id, ...bothSidesOf(order) };
    case 'close':
      return { orderId: order.id, ...sourcesOf(order) };
    default:
      return { orderId: order.id };
  }
};

/**
 * Hands a deadline that has come to the decision that carries it out. Pure. Refusals: those of the decision.
 * A command that no built state gives to the clock is a bug and throws. Source: orders.md, Deadlines.
 */
export const decideForClock = (
  clock: ClockFacts,
  loaded: Loaded,
  command: OrderCommand,
  atMs: Ms,
): Result<OrderChange, ClockRefusal> => {
  const facts: ClockFacts = { ...clock, ...mandatesIn(loaded) };
  switch (command) {
    case 'miss':
      return decideMiss(facts, atMs);
    case 'noShow': {
      const { order } = facts;
      const helperDay =
        'helperId' in order ? loaded.days.get(dayKey(order.helperId, dayOf(order.startMs))) : undefined;
      if (helperDay === undefined) throw new Error(`${order.id}: the helper's day was not loaded`);
      return decideClockNoShow({ ...facts, helperDay }, atMs);
    }
    case 'checkOut':
      return decideClockCheckOut(facts, atMs);
    case 'confirm':
      return decideClockConfirm(facts, atMs);
    case 'escalate':
      return decideEscalate(facts, atMs);
    case 'settle':
      return decideClockSettle({ ...facts, ...givesBackIn(facts.order, loaded) }, atMs);
    case 'dispute':
      return decideClockDispute(facts, atMs);
    case 'close':
      return decideClockClose(facts, atMs);
    default:
      throw new Error(`${facts.order.id}: the clock has no ${command}`);
  }
};
