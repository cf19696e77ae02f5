import { endOfWorkingDay } from '../calendar/working-days';
import type { ReasonCode } from '../ledger/entry';
import { heldOf, releasePostings } from '../ledger/funding';
import type { Refusal, RequestRule } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Minutes, Ms } from '../units';
import { settledWith } from './decide-settle';
import type { OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { SettledOrder, VoidedOrder } from './order';
import type { OrderChange } from './order-change';
import { changed, endedVisit, nextBase } from './order-moved';
import { mayJudge } from './parties';
import { resolvedHolds } from './resolved-holds';
import { roleFor, stateForbids } from './standing';
import type { ActingRole } from './states';

export type ResolveOrder = { readonly creditMinutes: Minutes; readonly reason: ReasonCode };
export type ResolveRefusal = Refusal<
  'state_forbids' | 'not_allowed' | 'too_early' | 'maker_is_checker' | 'rule_forbids'
>;

/** The first rule that a credit breaks: a whole number of steps, within what is held. */
const ruleAgainst = (
  creditMinutes: Minutes,
  heldMinutes: Minutes,
  stepMinutes: Minutes,
): RequestRule | undefined => {
  if (!Number.isInteger(creditMinutes) || creditMinutes < 0 || creditMinutes % stepMinutes !== 0)
    return 'minutes_step';
  return creditMinutes > heldMinutes ? 'credit_at_most_held' : undefined;
};

/** Until when a dispute is the level's below; a lead decides from the first minute. */
const turnMs = (role: ActingRole, sinceMs: Ms, { holidays, rules }: OrderFacts): Ms => {
  if (role === 'district') return endOfWorkingDay(sinceMs, 15, holidays, rules);
  return role === 'bureau' ? endOfWorkingDay(sinceMs, 30, holidays, rules) : sinceMs;
};

/**
 * A lead decides a dispute: so many minutes are credited, at most what is held, and the rest released; zero voids the order and
 * releases all. The credit may be more than the check-out came to, for a dispute may be about that very figure; the record of what was
 * served stays. Pure.
 * Refusals, in check order: `state_forbids`, `not_allowed`, `too_early` (district until working day 15, bureau until 30),
 * `maker_is_checker` (a party or a relative of one), `rule_forbids` (`minutes_step`, `credit_at_most_held`).
 * Source: orders.md, the table, Maker ≠ checker, Ledger effect.
 */
export const decideResolve = (
  facts: OrderFacts,
  command: ResolveOrder,
  atMs: Ms,
): Result<OrderChange<SettledOrder | VoidedOrder>, ResolveRefusal> => {
  const { order, acting, rules } = facts;
  const { creditMinutes, reason } = command;
  if (!isLegal(order, 'resolve')) return stateForbids(order, 'resolve');
  const role = roleFor(order, 'resolve', acting);
  if (role === undefined) return refuse('not_allowed', {});
  const fromMs = turnMs(role, order.sinceMs, facts);
  if (atMs < fromMs) return refuse('too_early', { fromMs });
  if (!mayJudge(order, acting.principal, acting.bindings)) return refuse('maker_is_checker', {});
  const rule = ruleAgainst(creditMinutes, heldOf(order.funding), rules.roundingMinutes);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: rules.version });

  if (creditMinutes > 0) return accept(settledWith('resolve', order, creditMinutes, atMs, facts, reason));
  const voided: VoidedOrder = { ...nextBase(order, atMs), ...endedVisit(order), state: 'voided' };
  const detail = { helperId: order.helperId, recordMinutes: order.recordMinutes, creditMinutes, reason };
  return accept(
    changed(
      'resolve',
      order,
      voided,
      facts,
      detail,
      resolvedHolds(order, facts, releasePostings(order.funding)),
    ),
  );
};
