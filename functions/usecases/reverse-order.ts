import type { Parsed } from '../../shared/contracts/contract';
import type { reverseOrderContract } from '../../shared/contracts/reverse-order';
import { shortfallAccount } from '../../shared/domain/ledger/funding';
import { decideReverse } from '../../shared/domain/order/decide-reverse';
import type { Order } from '../../shared/domain/order/order';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { settlementOf } from './accounts-of';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import type { CityPorts } from './ports';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof reverseOrderContract.request>;
export type ReversePorts = ActPorts & Pick<CityPorts, 'rulebookAt'>;

const touchedBy = (order: Order) => {
  const { accounts, docs } = settlementOf(order);
  return { accounts: [...accounts, shortfallAccount(order)], docs };
};

/**
 * A lead carries out the reversal that a colleague proposed. Three round trips: the order names the accounts. How far the station's
 * shortfall may go is today's rulebook to say, not the order's.
 * Refusals, in check order: those of `actOnOrder` until the decision, of `decideReverse`, of `runCommand`.
 * Source: orders.md, notes to the table; ledger.md, Movements (reverse); ADR 0066.
 */
export const reverseOrder =
  (ports: ReversePorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      named: touchedBy,
      decide: async (facts, { heads }) => {
        const { shortfallLimitMinutes } = await ports.rulebookAt(call.atMs);
        return decideReverse({ ...facts, heads, shortfallLimitMinutes }, call.atMs);
      },
    });
