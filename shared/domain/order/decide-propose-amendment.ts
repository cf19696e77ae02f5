import type { ReasonCode } from '../ledger/entry';
import { heldOf } from '../ledger/funding';
import type { ForbiddingRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes, Ms } from '../units';
import { creditOf } from './evidence';
import type { OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { Proposal, SettledOrder, VoidedOrder } from './order';
import type { OrderChange } from './order-change';
import { actingPerson, changed, endedVisit, nextBase } from './order-moved';
import { mayJudge } from './parties';
import { type EndedVisit, proposalForbids, settledOf } from './proposal';
import { hasConsent, roleFor, stateForbids } from './standing';

export type ProposeCorrection = { readonly recordMinutes: Minutes; readonly reason: ReasonCode };
type Decided<C extends Refusal['code']> = Result<OrderChange<SettledOrder | VoidedOrder>, Refusal<C>>;

/** The order with this proposal, or with none. */
const proposed = (order: EndedVisit, proposal: Proposal | undefined, atMs: Ms): EndedVisit => {
  const next = { ...nextBase(order, atMs), ...endedVisit(order), ...(proposal && { proposal }) };
  return order.state === 'settled'
    ? { ...next, state: 'settled', settledMinutes: order.settledMinutes }
    : { ...next, state: 'voided' };
};

/** What a corrected record pays: as every visit, at most what was held. Pure. Source: orders.md, Evidence; ADR 0066. */
export const correctedCredit = (
  { funding }: Pick<EndedVisit, 'funding'>,
  recordMinutes: Minutes,
  rules: Pick<Rulebook, 'roundingMinutes'>,
): Minutes => creditOf(recordMinutes, heldOf(funding), rules);

/** The first rule that a corrected record breaks: from the earliest check-in to the clock's check-out lies the longest visit. */
const ruleAgainst = (
  order: EndedVisit,
  recordMinutes: Minutes,
  rules: Rulebook,
): ForbiddingRule | undefined => {
  const mostMinutes = rules.checkInEarlyMinutes + order.plannedMinutes + rules.checkOutLateMinutes;
  if (recordMinutes > mostMinutes) return 'visit_at_most';
  const paysTheSame = correctedCredit(order, recordMinutes, rules) === settledOf(order);
  return paysTheSame && (order.state === 'voided' || recordMinutes === order.recordMinutes)
    ? 'correction_same'
    : undefined;
};

/**
 * A lead proposes that a visit took so many minutes in truth; nothing moves yet. A new proposal takes an older one's place. Pure.
 * Refusals, in check order: `state_forbids`, `not_allowed`, `maker_is_checker` (a party or a relative of one), `rule_forbids`
 * (`visit_at_most`, `correction_same`), `consent_missing` (the payers would give more, and no recorded word of theirs is named).
 * Source: orders.md, notes to the table, Maker ≠ checker; ADR 0066.
 */
export const decideProposeCorrection = (
  facts: OrderFacts,
  { recordMinutes, reason }: ProposeCorrection,
  atMs: Ms,
): Decided<'state_forbids' | 'not_allowed' | 'maker_is_checker' | 'rule_forbids' | 'consent_missing'> => {
  const { order, acting, rules } = facts;
  if (!isLegal(order, 'proposeCorrection')) return stateForbids(order, 'proposeCorrection');
  if (roleFor(order, 'proposeCorrection', acting) === undefined) return refuse('not_allowed', {});
  if (!mayJudge(order, acting.principal, acting.bindings)) return refuse('maker_is_checker', {});
  const rule = ruleAgainst(order, recordMinutes, rules);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  const isUpward = correctedCredit(order, recordMinutes, rules) > settledOf(order);
  if (isUpward && !hasConsent('station', order, acting, atMs)) return refuse('consent_missing', {});
  const next = proposed(order, { kind: 'correction', byId: actingPerson(acting), recordMinutes }, atMs);
  return accept(changed('proposeCorrection', order, next, facts, { proposedMinutes: recordMinutes, reason }));
};

/**
 * A lead proposes that all that stands settled for a visit be taken back; nothing moves yet. A new proposal takes an older one's place.
 * Pure. Refusals, in check order: `state_forbids`, `not_allowed`, `maker_is_checker` (a party or a relative of one).
 * Source: orders.md, notes to the table; ledger.md, Movements (reverse); ADR 0066.
 */
export const decideProposeReversal = (
  facts: OrderFacts,
  { reason }: { readonly reason: ReasonCode },
  atMs: Ms,
): Decided<'state_forbids' | 'not_allowed' | 'maker_is_checker'> => {
  const { order, acting } = facts;
  if (!isLegal(order, 'proposeReversal')) return stateForbids(order, 'proposeReversal');
  if (roleFor(order, 'proposeReversal', acting) === undefined) return refuse('not_allowed', {});
  if (!mayJudge(order, acting.principal, acting.bindings)) return refuse('maker_is_checker', {});
  const next = proposed(order, { kind: 'reversal', byId: actingPerson(acting) }, atMs);
  return accept(changed('proposeReversal', order, next, facts, { reason }));
};

/**
 * A lead takes back their own proposal, or refuses a colleague's. Pure.
 * Refusals, in check order: `state_forbids`, `not_allowed`, `proposal_forbids` (there is none), `maker_is_checker` (a party or a relative
 * of one). Source: ADR 0066.
 */
export const decideRefuseProposal = (
  facts: OrderFacts,
  atMs: Ms,
): Decided<'state_forbids' | 'not_allowed' | 'proposal_forbids' | 'maker_is_checker'> => {
  const { order, acting } = facts;
  if (!isLegal(order, 'refuseProposal')) return stateForbids(order, 'refuseProposal');
  if (roleFor(order, 'refuseProposal', acting) === undefined) return refuse('not_allowed', {});
  if (order.proposal === undefined) return proposalForbids(order);
  if (!mayJudge(order, acting.principal, acting.bindings)) return refuse('maker_is_checker', {});
  return accept(changed('refuseProposal', order, proposed(order, undefined, atMs), facts, {}));
};
