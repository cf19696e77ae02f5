import { monthOf } from '../calendar/shanghai-day';
import { promisesRelied } from '../funding/promises-relied';
import { mandateRuleAgainst, monthsMoved } from '../mandate/mandate-month';
import type { ForbiddingRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import type { OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { OpenOrder, SubmittedOrder } from './order';
import type { OrderChange } from './order-change';
import { changed, nextBase } from './order-moved';
import { hasConsent, roleFor, stateForbids } from './standing';
import { timeRuleAgainst } from './visit-time';

export type RescheduleOrder = { readonly seenStartMs: Ms; readonly startMs: Ms };
export type RescheduleRefusal = Refusal<
  'state_forbids' | 'not_allowed' | 'consent_missing' | 'order_changed' | 'rule_forbids'
>;

/**
 * The visit moves to another time; service, length, state and hold stay, and the state's deadlines begin anew. Pure.
 * Refusals, in check order: `state_forbids`, `not_allowed`, `consent_missing` (family), `order_changed`, `rule_forbids` (those of
 * `timeRuleAgainst`; `other_month`: minutes of one month's allowance cannot pay for another's visit; `mandate_none`, `mandate_cap`:
 * a relative's promise moves into the other month with the visit, as far as it reaches).
 * Source: orders.md, notes to the table.
 */
export const decideReschedule = (
  facts: OrderFacts,
  command: RescheduleOrder,
  atMs: Ms,
): Result<OrderChange<SubmittedOrder | OpenOrder>, RescheduleRefusal> => {
  const { order, acting, rules } = facts;
  const forbids = (rule: ForbiddingRule) => refuse('rule_forbids', { rule, rulebookVersion: rules.version });

  if (!isLegal(order, 'reschedule')) return stateForbids(order, 'reschedule');
  const role = roleFor(order, 'reschedule', acting);
  if (role === undefined) return refuse('not_allowed', {});
  if (role === 'family' && !hasConsent(role, order, acting, atMs)) return refuse('consent_missing', {});
  if (command.seenStartMs !== order.startMs) return refuse('order_changed', { startMs: order.startMs });
  const timeRule = timeRuleAgainst(command.startMs, order.plannedMinutes, rules, atMs);
  if (timeRule !== undefined) return forbids(timeRule);
  const boundToMonth = order.funding.some(({ kind }) => kind === 'entitlement');
  const isOtherMonth = monthOf(command.startMs) !== monthOf(order.startMs);
  if (boundToMonth && isOtherMonth) return forbids('other_month');
  const mandateRule = isOtherMonth
    ? mandateRuleAgainst({ ...order, startMs: command.startMs }, facts, atMs)
    : undefined;
  if (mandateRule !== undefined) return forbids(mandateRule);

  const moved: SubmittedOrder | OpenOrder = {
    ...nextBase(order, atMs),
    state: order.state,
    startMs: command.startMs,
  };
  const docs = isOtherMonth ? monthsMoved(order, command.startMs, facts) : [];
  const relied = isOtherMonth ? promisesRelied(order, { mandates: facts.mandates ?? [] }) : [];
  return accept(changed('reschedule', order, moved, facts, { startMs: command.startMs }, { docs, relied }));
};
