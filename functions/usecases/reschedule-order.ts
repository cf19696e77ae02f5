import type { Parsed } from '../../shared/contracts/contract';
import type { rescheduleOrderContract } from '../../shared/contracts/reschedule-order';
import { decideReschedule } from '../../shared/domain/order/decide-reschedule';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof rescheduleOrderContract.request>;

/**
 * Elder, family or station move a visit that nobody has taken yet. Two round trips: no account and no day is touched.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideReschedule`, of `runCommand`.
 * Source: orders.md, notes to the table.
 */
export const rescheduleOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      decide: (facts) => decideReschedule(facts, body, call.atMs),
    });
