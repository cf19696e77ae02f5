import { ageYears, monthOf } from '../calendar/shanghai-day';
import type { CaseId } from '../ids';
import type { Acting } from '../order/facts';
import { isNeutral } from '../person/is-neutral';
import { nextPerson } from '../person/next-person';
import type { Person } from '../person/person';
import type { PersonChange } from '../person/person-change';
import type { ForbiddingRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes, Ms } from '../units';
import type { GrantReason } from './grant-case';

export type GrantFacts = { readonly elder: Person; readonly acting: Acting; readonly rules: Rulebook };
export type ProposeGrant = {
  /** Derived from principal and command id, so that a replay meets the same case. */
  readonly caseId: CaseId;
  readonly minutes: Minutes;
  readonly reason: GrantReason;
};

/** The first rule that a proposal breaks. In check order: as `decideProposeGrant` says. */
const ruleAgainst = (
  { elder, rules }: GrantFacts,
  { minutes }: ProposeGrant,
  atMs: Ms,
): ForbiddingRule | undefined => {
  if (elder.status !== 'active') return 'receiver_active';
  if (ageYears(elder.birthMonth, monthOf(atMs)) < rules.redeemFromAgeYears) return 'redeem_age';
  if (minutes < rules.roundingMinutes || minutes % rules.roundingMinutes !== 0) return 'minutes_step';
  return minutes > rules.grantMaxMinutes ? 'grant_at_most' : undefined;
};

/**
 * Staff of an elder's own station propose hours from its pool for one case of hardship. Nothing moves yet. Pure.
 * Refusals, in check order: `not_allowed` (no staff of the station), `maker_is_checker` (the elder herself or a relative), `rule_forbids`
 * (`receiver_active`, `redeem_age`, `minutes_step`, `grant_at_most`). Source: ledger.md, Movements (grant); product.md, Who may receive.
 */
export const decideProposeGrant = (
  facts: GrantFacts,
  proposal: ProposeGrant,
  atMs: Ms,
): Result<PersonChange, Refusal<'not_allowed' | 'maker_is_checker' | 'rule_forbids'>> => {
  const { elder, acting, rules } = facts;
  const { principal, roles } = acting;
  if (principal === 'clock' || !roles.includes('station')) return refuse('not_allowed', {});
  if (!isNeutral(acting, [elder.id])) return refuse('maker_is_checker', {});
  const rule = ruleAgainst(facts, proposal, atMs);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  const { caseId, minutes, reason } = proposal;
  return accept({
    command: 'proposeGrant',
    person: nextPerson(elder),
    postings: [],
    docs: [
      {
        kind: 'grantCase',
        version: 1,
        elderId: elder.id,
        caseId,
        ofStationId: elder.stationId,
        minutes,
        reason,
        state: 'proposed',
        proposedById: principal,
      },
    ],
    detail: { caseId, stationId: elder.stationId, proposedMinutes: minutes, reason },
  });
};
