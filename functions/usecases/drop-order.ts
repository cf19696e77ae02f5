import type { Parsed } from '../../shared/contracts/contract';
import type { dropOrderContract } from '../../shared/contracts/drop-order';
import { decideDrop } from '../../shared/domain/order/decide-drop';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import { helperDayIn, helperDayOf } from './helper-day';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof dropOrderContract.request>;

/**
 * The volunteer gives an accepted order back. Three round trips: the order names the day.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideDrop`, of `runCommand`.
 * Source: orders.md, the table and its notes.
 */
export const dropOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      named: helperDayOf,
      decide: (facts, loaded) =>
        decideDrop({ ...facts, ...helperDayIn(loaded, facts.order) }, body, call.atMs),
    });
