import type { ReasonCode } from '../ledger/entry';
import { releasePostings } from '../ledger/funding';
import type { MonthFacts } from '../mandate/mandate-month';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import type { DeadlineFacts, OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { ExpiredOrder, SubmittedOrder } from './order';
import type { OrderChange } from './order-change';
import { changed, nextBase } from './order-moved';
import { resolvedHolds } from './resolved-holds';
import { roleFor, stateForbids } from './standing';

export type CloseOrder = { readonly reason: ReasonCode };
export type CloseRefusal = Refusal<'state_forbids' | 'not_allowed'>;

/** The order expired and all its minutes released: what a close makes, whoever closes. Pure. */
export const closed = (
  order: SubmittedOrder,
  reason: ReasonCode,
  sinceMs: Ms,
  facts: DeadlineFacts & MonthFacts,
): OrderChange<ExpiredOrder> => {
  const expired: ExpiredOrder = { ...nextBase(order, sinceMs), state: 'expired' };
  return changed(
    'close',
    order,
    expired,
    facts,
    { reason },
    resolvedHolds(order, facts, releasePostings(order.funding)),
  );
};

/**
 * The station closes a request that cannot be met; all minutes are released. Pure.
 * Refusals, in check order: `state_forbids`, `not_allowed`. Source: orders.md, the table; ledger.md, An order's minutes.
 */
export const decideClose = (
  facts: OrderFacts,
  command: CloseOrder,
  atMs: Ms,
): Result<OrderChange<ExpiredOrder>, CloseRefusal> => {
  const { order, acting } = facts;
  if (!isLegal(order, 'close')) return stateForbids(order, 'close');
  if (roleFor(order, 'close', acting) === undefined) return refuse('not_allowed', {});
  return accept(closed(order, command.reason, atMs, facts));
};
