import type { Parsed } from '../../shared/contracts/contract';
import type { proposeCorrectionContract } from '../../shared/contracts/propose-correction';
import { decideProposeCorrection } from '../../shared/domain/order/decide-propose-amendment';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof proposeCorrectionContract.request>;

/**
 * A lead proposes the true minutes of an ended visit. Two round trips: nothing moves.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideProposeCorrection`, of `runCommand`.
 * Source: orders.md, notes to the table; ADR 0066.
 */
export const proposeCorrection =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      decide: (facts) => decideProposeCorrection(facts, body, call.atMs),
    });
