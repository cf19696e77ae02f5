import type { Parsed } from '../../shared/contracts/contract';
import type { settleOrderContract } from '../../shared/contracts/settle-order';
import { decideSettle } from '../../shared/domain/order/decide-settle';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { bothSidesOf } from './accounts-of';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';
import { givesBackIn, loanOfHelper } from './share-of-helper';

type Body = Parsed<typeof settleOrderContract.request>;

/**
 * The community moves the credited minutes to the helper. Three round trips: the order names the accounts; four where the
 * helper's account names a loan that their earning gives back to.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideSettle`, of `runCommand`.
 * Source: orders.md, Maker ≠ checker, Ledger effect; ledger.md, An order's minutes.
 */
export const settleOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      named: bothSidesOf,
      thenNamed: loanOfHelper,
      decide: (facts, loaded) => decideSettle({ ...facts, ...givesBackIn(facts.order, loaded) }, call.atMs),
    });
