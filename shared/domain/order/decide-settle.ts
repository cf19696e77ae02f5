import type { EntryDetail, ReasonCode } from '../ledger/entry';
import { settlePostings } from '../ledger/funding';
import { sharing } from '../loan/repay-share';
import type { MonthFacts } from '../mandate/mandate-month';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Minutes, Ms } from '../units';
import { isVouchedFor } from './evidence';
import type { DeadlineFacts, EarningFacts, OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { OrderIn, SettledOrder } from './order';
import type { OrderChange } from './order-change';
import { changed, endedVisit, nextBase } from './order-moved';
import { mayJudge } from './parties';
import { resolvedHolds } from './resolved-holds';
import { roleFor, stateForbids } from './standing';

export type SettleRefusal = Refusal<'state_forbids' | 'not_allowed' | 'maker_is_checker' | 'rule_forbids'>;

/**
 * The order settled with a credit: sources are consumed in their order, the helper is credited the same minutes, the rest is
 * released; with nothing credited all is released. Of the credit goes back to a parent's loan what the helper chose. Pure. Credit above
 * what is held is a bug and throws.
 */
export const settledWith = (
  command: 'settle' | 'resolve',
  order: OrderIn<'confirmed' | 'disputed'>,
  creditMinutes: Minutes,
  sinceMs: Ms,
  facts: DeadlineFacts & MonthFacts & EarningFacts,
  reason?: ReasonCode,
): OrderChange<SettledOrder> => {
  const { helperId, recordMinutes } = order;
  const settled: SettledOrder = {
    ...nextBase(order, sinceMs),
    ...endedVisit(order),
    state: 'settled',
    settledMinutes: creditMinutes,
  };
  const helper = `person:${helperId}` as const;
  const moved = { funding: order.funding, postings: settlePostings(order.funding, helper, creditMinutes) };
  const shared = sharing(moved, helper, creditMinutes, facts.rules.roundingMinutes, facts.givesBack);
  const detail: EntryDetail = {
    helperId,
    recordMinutes,
    creditMinutes,
    ...(reason === undefined ? {} : { reason }),
    ...shared.detail,
  };
  return changed(command, order, settled, facts, detail, resolvedHolds(order, facts, shared.postings));
};

/**
 * The community moves the credited minutes to the helper and releases the rest. Pure.
 * Refusals, in check order: `state_forbids`, `not_allowed`, `maker_is_checker` (a party or a relative of one), `rule_forbids`
 * (`evidence_needed`: nobody but the volunteer vouches for the visit). Source: orders.md, Maker ≠ checker, Ledger effect;
 * ledger.md, An order's minutes; experience.md, P7.
 */
export const decideSettle = (
  facts: OrderFacts,
  atMs: Ms,
): Result<OrderChange<SettledOrder>, SettleRefusal> => {
  const { order, acting, rules } = facts;
  if (!isLegal(order, 'settle')) return stateForbids(order, 'settle');
  if (roleFor(order, 'settle', acting) === undefined) return refuse('not_allowed', {});
  if (!mayJudge(order, acting.principal, acting.bindings)) return refuse('maker_is_checker', {});
  if (!isVouchedFor(order.proofs))
    return refuse('rule_forbids', { rule: 'evidence_needed', rulebookVersion: rules.version });
  return accept(settledWith('settle', order, order.creditMinutes, atMs, facts));
};
