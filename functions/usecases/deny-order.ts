import type { Parsed } from '../../shared/contracts/contract';
import type { denyOrderContract } from '../../shared/contracts/deny-order';
import { decideDeny } from '../../shared/domain/order/decide-deny';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof denyOrderContract.request>;

/**
 * Elder or family say that the visit was not as shown, or the station for her. Two round trips.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideDeny`, of `runCommand`.
 * Source: orders.md, notes to the table.
 */
export const denyOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      decide: (facts) => decideDeny(facts, body, call.atMs),
    });
