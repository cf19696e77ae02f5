import type { Parsed } from '../../shared/contracts/contract';
import type { proposeReversalContract } from '../../shared/contracts/propose-reversal';
import { decideProposeReversal } from '../../shared/domain/order/decide-propose-amendment';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof proposeReversalContract.request>;

/**
 * A lead proposes that what was settled for a visit be taken back. Two round trips: nothing moves.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideProposeReversal`, of `runCommand`.
 * Source: orders.md, notes to the table; ADR 0066.
 */
export const proposeReversal =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      decide: (facts) => decideProposeReversal(facts, body, call.atMs),
    });
