import type { Parsed } from '../../shared/contracts/contract';
import type { disputeOrderContract } from '../../shared/contracts/dispute-order';
import { decideDispute } from '../../shared/domain/order/decide-dispute';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof disputeOrderContract.request>;

/**
 * Elder, payer, helper or station question a confirmed order. Two round trips.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideDispute`, of `runCommand`.
 * Source: orders.md, the table.
 */
export const disputeOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      decide: (facts) => decideDispute(facts, body, call.atMs),
    });
