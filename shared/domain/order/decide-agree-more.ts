import { promisesRelied } from '../funding/promises-relied';
import { heldOf, holdPostings } from '../ledger/funding';
import { mandateRuleAgainst, monthsTaken } from '../mandate/mandate-month';
import { payingBinding } from '../mandate/paying-binding';
import type { Person } from '../person/person';
import type { ForbiddingRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes, Ms } from '../units';
import { claimMore, type Day } from './day';
import { creditOf } from './evidence';
import type { OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { ServedOrder, Source } from './order';
import type { OrderChange } from './order-change';
import { changed, endedVisit, nextBase } from './order-moved';
import { roleFor, stateForbids } from './standing';

export type AgreeMoreFacts = OrderFacts & {
  /** Who agrees. */
  readonly payer: Person;
  /** The helper's, of the visit's Shanghai day; needed when the visit has ended. */
  readonly helperDay?: Day;
};
export type AgreeMore = { readonly minutes: Minutes };
export type AgreeMoreRefusal = Refusal<
  'state_forbids' | 'not_allowed' | 'rule_forbids' | 'day_overlaps' | 'day_full'
>;

/** How much longer a visit took than is held for it, in minutes, rounded as a credit is; never below 0. Pure. */
const overrunOf = (
  { recordMinutes, funding }: Pick<ServedOrder, 'recordMinutes' | 'funding'>,
  rules: Pick<Rulebook, 'roundingMinutes'>,
): Minutes => Math.max(0, creditOf(recordMinutes, Number.POSITIVE_INFINITY, rules) - heldOf(funding));

/** The first rule that an agreement breaks. In check order: as `decideAgreeMore` says. */
const ruleAgainst = (
  order: ServedOrder,
  more: Source,
  { payer, rules, ...months }: AgreeMoreFacts,
  atMs: Ms,
): ForbiddingRule | undefined => {
  if (payer.status !== 'active') return 'payer_active';
  const pair = { payerId: payer.id, elderId: order.elderId };
  if (more.kind === 'family' && payingBinding(payer.bindings, pair, atMs) === undefined)
    return 'payer_binding';
  if (more.heldMinutes < 1 || more.heldMinutes % rules.roundingMinutes !== 0) return 'minutes_step';
  if (more.heldMinutes > overrunOf(order, rules)) return 'overrun_at_most';
  return mandateRuleAgainst({ ...order, funding: [more] }, months, atMs);
};

/**
 * A visit took longer than planned, and somebody whose own hours stand behind it agrees to hold so many minutes more on that account,
 * at most what the visit ran over. The credit is reckoned again; confirming waits for nobody's agreement. Pure. What lies under a mandate
 * counts in its month; the helper's day claims the minutes too.
 * Refusals, in check order: `state_forbids`, `not_allowed` (none of their own hours stand behind it), `rule_forbids` (`payer_active`,
 * `payer_binding`: a relative's binding has ended, `minutes_step`, `overrun_at_most`, `mandate_none`, `mandate_cap`), `day_overlaps`,
 * `day_full`. Source: orders.md, the table, notes; ledger.md, An order's minutes; ADR 0066.
 */
export const decideAgreeMore = (
  facts: AgreeMoreFacts,
  { minutes }: AgreeMore,
  atMs: Ms,
): Result<OrderChange<ServedOrder>, AgreeMoreRefusal> => {
  const { order, acting, payer, helperDay, rules } = facts;
  if (!isLegal(order, 'agreeMore')) return stateForbids(order, 'agreeMore');
  const source = order.funding.find(({ account }) => account === `person:${payer.id}`);
  if (roleFor(order, 'agreeMore', acting) === undefined || source === undefined)
    return refuse('not_allowed', {});
  const more = { ...source, heldMinutes: minutes };
  const rule = ruleAgainst(order, more, facts, atMs);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  if (helperDay === undefined) throw new Error(`${order.id}: the day of its helper was not loaded`);
  const heldMinutes = heldOf(order.funding) + minutes;
  const claimed = claimMore(helperDay, { ...order, plannedMinutes: heldMinutes }, rules);
  if (!claimed.ok) return claimed;

  const creditMinutes = creditOf(order.recordMinutes, heldMinutes, rules);
  const served: ServedOrder = {
    ...nextBase(order, atMs),
    ...endedVisit(order),
    state: 'served',
    funding: order.funding.map((each) =>
      each === source ? { ...source, heldMinutes: source.heldMinutes + minutes } : each,
    ),
    creditMinutes,
  };
  return accept(
    changed(
      'agreeMore',
      order,
      served,
      facts,
      { creditMinutes },
      {
        postings: holdPostings([more]),
        days: [claimed.value],
        docs: monthsTaken({ ...order, funding: [more] }, facts),
        relied: promisesRelied({ ...order, funding: [more] }, { mandates: facts.mandates ?? [] }),
      },
    ),
  );
};
