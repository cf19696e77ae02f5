import { monthOf } from '../calendar/shanghai-day';
import type { PersonId } from '../ids';
import { type AccountId, type Head, spendable } from '../ledger/account';
import { loanRuleAgainst, type Promised } from '../loan/loan-left';
import { type MonthFacts, mandateLeft } from '../mandate/mandate-month';
import { payingBinding } from '../mandate/paying-binding';
import type { Acting } from '../order/facts';
import type { Source } from '../order/order';
import { sourceKindOf } from '../order/source-kind';
import { carries, namedBinding } from '../order/standing';
import type { Person } from '../person/person';
import type { ForbiddingRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes, Ms } from '../units';
import { type AskedSource, accountOfSource } from './asked-source';

/** What the sources of a request are judged by. */
export type FundingFacts = MonthFacts &
  Promised & {
    readonly acting: Acting;
    readonly elder: Person;
    readonly rules: Rulebook;
    readonly heads: ReadonlyMap<AccountId, Head>;
  };
export type Asked = {
  readonly sources: readonly AskedSource[];
  readonly startMs: Ms;
  readonly plannedMinutes: Minutes;
};

/** Whether the list itself can be: no account twice, no more than is planned, and something of each. */
const isSoundList = ({ sources, startMs, plannedMinutes }: Asked, elderId: PersonId): boolean => {
  const accounts = sources.map((source) => accountOfSource(source, elderId, startMs));
  const saidMinutes = sources.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
  return (
    new Set(accounts).size === accounts.length &&
    sources.every(({ minutes }) => minutes === undefined || minutes > 0) &&
    saidMinutes <= plannedMinutes
  );
};

type Way = { readonly leftMinutes: Minutes; readonly mandated?: true } | { readonly rule: ForbiddingRule };

/** How far a relative's hours may go: those of the one who asks by their binding, all others' by their mandate. */
const wayOfFamily = (facts: FundingFacts, payerId: PersonId, startMs: Ms, atMs: Ms): Way => {
  const { acting, elder } = facts;
  if (payerId === acting.principal) {
    const binding = namedBinding(acting, elder.id);
    return binding !== undefined && carries(binding, 'pay', atMs)
      ? { leftMinutes: Number.POSITIVE_INFINITY }
      : { rule: 'payer_binding' };
  }
  if (payingBinding(elder.bindings, { payerId, elderId: elder.id }, atMs) === undefined)
    return { rule: 'payer_binding' };
  const leftMinutes = mandateLeft(facts, payerId, elder.id, monthOf(startMs), atMs);
  return leftMinutes === undefined ? { rule: 'mandate_none' } : { leftMinutes, mandated: true };
};

/** Whether a source may be used at all, and how far beside its account. */
const wayOf = (facts: FundingFacts, source: AskedSource, startMs: Ms, atMs: Ms): Way => {
  const { elder } = facts;
  if (source.kind === 'family' && source.payerId !== elder.id)
    return wayOfFamily(facts, source.payerId, startMs, atMs);
  const rule = source.kind === 'loan' ? loanRuleAgainst(facts, elder, atMs) : undefined;
  return rule === undefined ? { leftMinutes: Number.POSITIVE_INFINITY } : { rule };
};

/**
 * From which accounts a visit's minutes are held, in the order asked for: all of them or none. Pure. A source that gives nothing is left
 * out; whoever names minutes for a source gets them from there or is refused.
 * Refusals, in check order: `rule_forbids` (`sources_list`; then for each source in turn `payer_binding`, `mandate_none`,
 * `mandate_cap`, or those of `loanRuleAgainst`), `insufficient_minutes` (of a source whose minutes are named, else of the whole).
 * Source: ledger.md, An order's minutes; product.md, Family.
 */
export const fundRequest = (
  facts: FundingFacts,
  asked: Asked,
  atMs: Ms,
): Result<readonly Source[], Refusal<'rule_forbids' | 'insufficient_minutes'>> => {
  const { elder, rules, heads } = facts;
  const { sources, startMs, plannedMinutes } = asked;
  const forbids = (rule: ForbiddingRule) => refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  if (!isSoundList(asked, elder.id)) return forbids('sources_list');
  const saidMinutes = sources.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
  // What nobody named minutes for is taken in turn from those sources that name none.
  let openMinutes = plannedMinutes - saidMinutes;
  const funding: Source[] = [];
  let account: AccountId = `person:${elder.id}`;
  for (const source of sources) {
    account = accountOfSource(source, elder.id, startMs);
    const kind = sourceKindOf(account, elder.id);
    if (kind === undefined) throw new Error(`${account} cannot pay for an order`);
    const way = wayOf(facts, source, startMs, atMs);
    if ('rule' in way) return forbids(way.rule);
    const hasMinutes = spendable(heads.get(account));
    if (source.minutes !== undefined && source.minutes > way.leftMinutes) return forbids('mandate_cap');
    if (source.minutes !== undefined && source.minutes > hasMinutes)
      return refuse('insufficient_minutes', { missingMinutes: source.minutes - hasMinutes, account });
    const heldMinutes = source.minutes ?? Math.min(openMinutes, hasMinutes, way.leftMinutes);
    if (source.minutes === undefined) openMinutes -= heldMinutes;
    if (heldMinutes > 0)
      funding.push({ account, kind, heldMinutes, ...(way.mandated && { mandated: true }) });
  }
  return openMinutes === 0
    ? accept(funding)
    : refuse('insufficient_minutes', { missingMinutes: openMinutes, account });
};
