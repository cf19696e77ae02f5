import type { cancelOrderContract } from '../../shared/contracts/cancel-order';
import type { Parsed } from '../../shared/contracts/contract';
import { decideCancel } from '../../shared/domain/order/decide-cancel';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { sourcesOf } from './accounts-of';
import { type ActPorts, actOnOrder } from './act-on-order';
import { helperDayIn, helperDayOf } from './helper-day';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof cancelOrderContract.request>;

/**
 * Elder, family or station call the visit off before check-in. Three round trips: the order names sources and day.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideCancel`, of `runCommand`.
 * Source: orders.md, the table; ledger.md, An order's minutes.
 */
export const cancelOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      named: (order) => ({ ...sourcesOf(order), ...helperDayOf(order) }),
      decide: (facts, loaded) =>
        decideCancel({ ...facts, ...helperDayIn(loaded, facts.order) }, body, call.atMs),
    });
