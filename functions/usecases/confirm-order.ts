import type { confirmOrderContract } from '../../shared/contracts/confirm-order';
import type { Parsed } from '../../shared/contracts/contract';
import { decideConfirm } from '../../shared/domain/order/decide-confirm';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof confirmOrderContract.request>;

/**
 * Elder, family or a call-back say that the visit took place as shown. Two round trips when the elder confirms, or when the body says on
 * whose behalf; else the order names her: three.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideConfirm`, of `runCommand`.
 * Source: orders.md, notes to the table; product.md, Family.
 */
export const confirmOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      together: { people: body.onBehalfOf === undefined ? [] : [body.onBehalfOf] },
      named: ({ elderId }) => ({ people: call.envelope.consentId === undefined ? [] : [elderId] }),
      decide: (facts, { people }) => {
        const elder = people.get(facts.order.elderId);
        return decideConfirm({ ...facts, ...(elder === undefined ? {} : { elder }) }, call.atMs);
      },
    });
