import type { agreeMoreContract } from '../../shared/contracts/agree-more';
import type { Parsed } from '../../shared/contracts/contract';
import { decideAgreeMore } from '../../shared/domain/order/decide-agree-more';
import type { Refusal } from '../../shared/domain/refusals';
import { type Result, refuse } from '../../shared/domain/result';
import { promisesOf } from './accounts-of';
import { type ActPorts, actOnOrder } from './act-on-order';
import { helperDayIn, helperDayOf } from './helper-day';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof agreeMoreContract.request>;

/**
 * Whose hours stand behind a visit agrees to hold more of them, since it took longer. Three round trips: the order names the helper's day.
 * Refusals, in check order: those of `actOnOrder` until the decision, `not_allowed` (not registered), of `decideAgreeMore`, of
 * `runCommand`. Source: orders.md, the table; ledger.md, An order's minutes.
 */
export const agreeMore =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> => {
    const { personId } = call.actor;
    return actOnOrder(ports)(call, body.orderId, {
      together: { people: [personId], accounts: [`person:${personId}`] },
      named: (order) => ({ ...helperDayOf(order), docs: promisesOf(order) }),
      decide: (facts, loaded) => {
        const payer = loaded.people.get(personId);
        if (payer === undefined) return refuse('not_allowed', {});
        return decideAgreeMore({ ...facts, payer, ...helperDayIn(loaded, facts.order) }, body, call.atMs);
      },
    });
  };
