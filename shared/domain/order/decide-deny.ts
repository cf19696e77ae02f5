import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import { mayCallBack } from './decide-confirm';
import type { OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { DisputedOrder } from './order';
import type { OrderChange } from './order-change';
import { actingPerson, changed, endedVisit, nextBase } from './order-moved';
import { hasConsent, roleFor, stateForbids } from './standing';

export type DenyOrder = { readonly reason: ReasonCode };
export type DenyRefusal = Refusal<'state_forbids' | 'not_allowed' | 'consent_missing' | 'maker_is_checker'>;

/**
 * Elder or family say that the visit was not as shown; the station says so for her after a recorded call, and then the denial is
 * hers. Pure; no minutes move.
 * Refusals, in check order: `state_forbids`, `not_allowed`, `consent_missing` (family: a binding; station: a recorded call),
 * `maker_is_checker` (staff who vouched for the visit, are a party or a relative of one). Source: orders.md, notes to the table.
 */
export const decideDeny = (
  facts: OrderFacts,
  command: DenyOrder,
  atMs: Ms,
): Result<OrderChange<DisputedOrder>, DenyRefusal> => {
  const { order, acting } = facts;
  if (!isLegal(order, 'deny')) return stateForbids(order, 'deny');
  const role = roleFor(order, 'deny', acting);
  if (role === undefined) return refuse('not_allowed', {});
  if (!hasConsent(role, order, acting, atMs)) return refuse('consent_missing', {});
  if (role === 'station' && !mayCallBack(order, acting)) return refuse('maker_is_checker', {});
  const deniedById = role === 'station' ? order.elderId : actingPerson(acting);
  const disputed: DisputedOrder = {
    ...nextBase(order, atMs),
    ...endedVisit(order),
    state: 'disputed',
    deniedById,
  };
  return accept(changed('deny', order, disputed, facts, { reason: command.reason, deniedById }));
};
