import type { Parsed } from '../../shared/contracts/contract';
import type { rescheduleOrderContract } from '../../shared/contracts/reschedule-order';
import { monthOf } from '../../shared/domain/calendar/shanghai-day';
import { mandateKey } from '../../shared/domain/mandate/mandate';
import { mandatedHolds, monthKeysOf } from '../../shared/domain/mandate/mandate-month';
import { decideReschedule } from '../../shared/domain/order/decide-reschedule';
import type { Order } from '../../shared/domain/order/order';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';
import type { Named } from './read-missing';

type Body = Parsed<typeof rescheduleOrderContract.request>;

/** When a relative's promise pays: what both months have used, and the promise itself. Nothing when the month stays the same. */
const monthsBetween = (order: Order, startMs: Ms): Pick<Named, 'docs'> => {
  if (monthOf(order.startMs) === monthOf(startMs)) return {};
  const { elderId } = order;
  return {
    docs: [
      ...monthKeysOf(order),
      ...monthKeysOf({ ...order, startMs }),
      ...mandatedHolds(order).map(({ payerId }) => mandateKey({ payerId, elderId })),
    ],
  };
};

/**
 * Elder, family or station move a visit that nobody has taken yet. Two round trips: no account and no day is touched; three when a
 * relative's promise moves into another month with it.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideReschedule`, of `runCommand`.
 * Source: orders.md, notes to the table.
 */
export const rescheduleOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      named: (order) => monthsBetween(order, body.startMs),
      decide: (facts) => decideReschedule(facts, body, call.atMs),
    });
