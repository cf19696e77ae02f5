import type { Parsed } from '../../shared/contracts/contract';
import type { noShowContract } from '../../shared/contracts/no-show';
import { decideNoShow } from '../../shared/domain/order/decide-no-show';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import { helperDayIn, helperDayOf } from './helper-day';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof noShowContract.request>;

/**
 * The station says that the helper did not come. Three round trips: the order names the day.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideNoShow`, of `runCommand`.
 * Source: orders.md, the table.
 */
export const noShow =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      named: helperDayOf,
      decide: (facts, loaded) =>
        decideNoShow({ ...facts, ...helperDayIn(loaded, facts.order) }, body, call.atMs),
    });
