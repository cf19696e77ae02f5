import type { Posting } from '../ledger/account';
import { type MonthFacts, monthsGivenBack } from '../mandate/mandate-month';
import type { Order } from './order';
import type { OrderChange } from './order-change';

/**
 * What resolves an order's holds, or moves a settlement later: its postings, and in the same entry the months of mandates, which get back
 * what was not used. Pure.
 * Source: ledger.md, An order's minutes, Limits.
 */
export const resolvedHolds = (
  order: Order,
  facts: MonthFacts,
  postings: readonly Posting[],
): Required<Pick<OrderChange, 'postings' | 'docs'>> => ({
  postings,
  docs: monthsGivenBack(order, facts, postings),
});
