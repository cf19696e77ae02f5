import type { agreeMoreContract } from '../../shared/contracts/agree-more';
import type { Parsed } from '../../shared/contracts/contract';
import { mandateKey } from '../../shared/domain/mandate/mandate';
import { mandatedHolds, monthKeysOf } from '../../shared/domain/mandate/mandate-month';
import { decideAgreeMore } from '../../shared/domain/order/decide-agree-more';
import type { Order } from '../../shared/domain/order/order';
import type { Refusal } from '../../shared/domain/refusals';
import { type Result, refuse } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import { helperDayIn, helperDayOf } from './helper-day';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';
import type { Named } from './read-missing';

type Body = Parsed<typeof agreeMoreContract.request>;

/** The helper's day, and what the relatives who stand behind the visit have promised. */
const touchedBy = (order: Order): Pick<Named, 'days' | 'docs'> => ({
  ...helperDayOf(order),
  docs: [
    ...monthKeysOf(order),
    ...mandatedHolds(order).map(({ payerId }) => mandateKey({ payerId, elderId: order.elderId })),
  ],
});

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
      named: touchedBy,
      decide: (facts, loaded) => {
        const payer = loaded.people.get(personId);
        if (payer === undefined) return refuse('not_allowed', {});
        return decideAgreeMore({ ...facts, payer, ...helperDayIn(loaded, facts.order) }, body, call.atMs);
      },
    });
  };
