import type { closeOrderContract } from '../../shared/contracts/close-order';
import type { Parsed } from '../../shared/contracts/contract';
import { decideClose } from '../../shared/domain/order/decide-close';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { sourcesOf } from './accounts-of';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof closeOrderContract.request>;

/**
 * The station closes a request that cannot be met. Three round trips: the order names the sources.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideClose`, of `runCommand`.
 * Source: orders.md, the table; ledger.md, An order's minutes.
 */
export const closeOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      named: sourcesOf,
      decide: (facts) => decideClose(facts, body, call.atMs),
    });
