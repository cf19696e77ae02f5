import type { Parsed } from '../../shared/contracts/contract';
import type { publishOrderContract } from '../../shared/contracts/publish-order';
import { decidePublish } from '../../shared/domain/order/decide-publish';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof publishOrderContract.request>;

/**
 * The station puts a submitted order into the hall. Two round trips.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decidePublish`, of `runCommand`.
 * Source: orders.md, the table.
 */
export const publishOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      decide: (facts) => decidePublish(facts, call.atMs),
    });
