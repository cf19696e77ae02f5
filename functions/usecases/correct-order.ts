import type { Parsed } from '../../shared/contracts/contract';
import type { correctOrderContract } from '../../shared/contracts/correct-order';
import { decideCorrect } from '../../shared/domain/order/decide-correct';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { settlementOf } from './accounts-of';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof correctOrderContract.request>;

/**
 * A lead carries out the correction that a colleague proposed. Three round trips: the order names the accounts.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideCorrect`, of `runCommand`.
 * Source: orders.md, notes to the table; ledger.md, Movements (correct); ADR 0066.
 */
export const correctOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      named: settlementOf,
      decide: (facts, { heads }) => decideCorrect({ ...facts, heads }, body, call.atMs),
    });
