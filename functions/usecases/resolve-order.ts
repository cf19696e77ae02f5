import type { Parsed } from '../../shared/contracts/contract';
import type { resolveOrderContract } from '../../shared/contracts/resolve-order';
import { decideResolve } from '../../shared/domain/order/decide-resolve';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { bothSidesOf } from './accounts-of';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';
import { givesBackIn, loanOfHelper } from './share-of-helper';

type Body = Parsed<typeof resolveOrderContract.request>;

/**
 * A lead decides a dispute. Three round trips: the order names the accounts; four where the
 * helper's account names a loan that their earning gives back to.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideResolve`, of `runCommand`.
 * Source: orders.md, the table, Maker ≠ checker, Ledger effect.
 */
export const resolveOrder =
  (ports: ActPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      named: bothSidesOf,
      thenNamed: loanOfHelper,
      decide: (facts, loaded) =>
        decideResolve({ ...facts, ...givesBackIn(facts.order, loaded) }, body, call.atMs),
    });
