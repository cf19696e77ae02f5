import type { ReasonCode } from '../ledger/entry';
import { releasePostings } from '../ledger/funding';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import { type Day, giveBack } from './day';
import type { OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { CancelledOrder, Order } from './order';
import type { OrderChange } from './order-change';
import { changed, nextBase } from './order-moved';
import { resolvedHolds } from './resolved-holds';
import { hasConsent, roleFor, stateForbids } from './standing';

export type CancelFacts = OrderFacts & {
  /** The helper's, of the visit's Shanghai day; needed when the order is accepted. */
  readonly helperDay?: Day;
};
export type CancelOrder = { readonly reason: ReasonCode };
export type CancelRefusal = Refusal<'state_forbids' | 'not_allowed' | 'consent_missing'>;

const daysOf = (order: Order, helperDay: Day | undefined): readonly Day[] => {
  if (order.state !== 'accepted') return [];
  if (helperDay === undefined)
    throw new Error(`${order.id} is accepted, and its helper's day was not loaded`);
  return [giveBack(helperDay, order.id)];
};

/**
 * Elder, family or station call the visit off before check-in; all minutes are released. Pure. The station acts in its own right.
 * Refusals, in check order: `state_forbids`, `not_allowed`, `consent_missing` (family). Source: orders.md; ledger.md, An order's minutes.
 */
export const decideCancel = (
  facts: CancelFacts,
  command: CancelOrder,
  atMs: Ms,
): Result<OrderChange<CancelledOrder>, CancelRefusal> => {
  const { order, acting } = facts;
  if (!isLegal(order, 'cancel')) return stateForbids(order, 'cancel');
  const role = roleFor(order, 'cancel', acting);
  if (role === undefined) return refuse('not_allowed', {});
  if (role === 'family' && !hasConsent(role, order, acting, atMs)) return refuse('consent_missing', {});
  const cancelled: CancelledOrder = { ...nextBase(order, atMs), state: 'cancelled' };
  return accept(
    changed(
      'cancel',
      order,
      cancelled,
      facts,
      { reason: command.reason },
      {
        ...resolvedHolds(order, facts, releasePostings(order.funding)),
        days: daysOf(order, facts.helperDay),
      },
    ),
  );
};
