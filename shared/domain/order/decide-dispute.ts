import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import type { OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { DisputedOrder } from './order';
import type { OrderChange } from './order-change';
import { actingPerson, changed, endedVisit, nextBase } from './order-moved';
import { roleFor, stateForbids } from './standing';

export type DisputeOrder = { readonly reason: ReasonCode };
export type DisputeRefusal = Refusal<'state_forbids' | 'not_allowed'>;

/**
 * Elder, payer, helper or station question a confirmed order. Pure; no minutes move. Elder or payer may take it back themselves.
 * Refusals, in check order: `state_forbids`, `not_allowed`. Source: orders.md, the table.
 */
export const decideDispute = (
  facts: OrderFacts,
  command: DisputeOrder,
  atMs: Ms,
): Result<OrderChange<DisputedOrder>, DisputeRefusal> => {
  const { order, acting } = facts;
  if (!isLegal(order, 'dispute')) return stateForbids(order, 'dispute');
  const role = roleFor(order, 'dispute', acting);
  if (role === undefined) return refuse('not_allowed', {});
  const denied = role === 'elder' || role === 'payer' ? { deniedById: actingPerson(acting) } : {};
  const disputed: DisputedOrder = {
    ...nextBase(order, atMs),
    ...endedVisit(order),
    state: 'disputed',
    ...denied,
  };
  return accept(changed('dispute', order, disputed, facts, { reason: command.reason, ...denied }));
};
