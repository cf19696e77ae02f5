import type { Parsed } from '../../shared/contracts/contract';
import type { refuseProposalContract } from '../../shared/contracts/refuse-proposal';
import { decideRefuseProposal } from '../../shared/domain/order/decide-propose-amendment';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof refuseProposalContract.request>;

/**
 * A lead refuses what is proposed for an ended order, or takes their own proposal back. Two round trips.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideRefuseProposal`, of `runCommand`. Source: ADR 0066.
 */
export const refuseProposal =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, { decide: (facts) => decideRefuseProposal(facts, call.atMs) });
