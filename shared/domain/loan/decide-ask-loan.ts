import { ageYears, monthOf } from '../calendar/shanghai-day';
import type { PersonId } from '../ids';
import type { Head } from '../ledger/account';
import type { Acting } from '../order/facts';
import { nextPerson } from '../person/next-person';
import type { Person } from '../person/person';
import type { PersonChange } from '../person/person-change';
import type { ForbiddingRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes, Ms } from '../units';
import { isBoundChild } from './is-bound-child';
import { debtOf, type Loan } from './loan';

export type AskLoanFacts = {
  readonly parent: Person;
  /** Absent: nobody of that id. */
  readonly guarantor?: Person;
  readonly acting: Acting;
  readonly rules: Rulebook;
  /** The parent's last one, and its account. */
  readonly loan?: Loan;
  readonly head?: Head;
};
export type AskLoan = { readonly guarantorId: PersonId; readonly ceilingMinutes: Minutes };

/** Whether the last loan still stands: it was asked for, may be drawn, or something of it is held or owed. */
const stillStands = ({ loan, head }: AskLoanFacts, atMs: Ms): boolean => {
  if (loan === undefined || loan.state === 'declined') return false;
  if (loan.state === 'asked' || debtOf(head) !== 0 || (head?.heldMinutes ?? 0) > 0) return true;
  return loan.state === 'open' && loan.dueAtMs !== undefined && atMs < loan.dueAtMs;
};

/** The first rule that an asking breaks. In check order: as `decideAskLoan` says. */
const ruleAgainst = (
  facts: AskLoanFacts,
  { guarantorId, ceilingMinutes }: AskLoan,
  atMs: Ms,
): ForbiddingRule | undefined => {
  const { parent, guarantor, rules } = facts;
  if (parent.status !== 'active') return 'receiver_active';
  if (ageYears(parent.birthMonth, monthOf(atMs)) < rules.redeemFromAgeYears) return 'redeem_age';
  if (ceilingMinutes < rules.roundingMinutes || ceilingMinutes % rules.roundingMinutes !== 0)
    return 'minutes_step';
  if (ceilingMinutes > rules.loanCeilingMinutes) return 'loan_at_most';
  if (guarantor === undefined || !isBoundChild(parent, guarantorId, atMs)) return 'loan_guarantor';
  if (guarantor.status !== 'active') return 'guarantor_active';
  return stillStands(facts, atMs) ? 'loan_standing' : undefined;
};

/**
 * A parent asks, by herself or through her station with her recorded consent, that a bound child promise hours for her. Nothing moves
 * until the child consents. Pure.
 * Refusals, in check order: `not_allowed` (neither she nor her station), `consent_missing` (the station without hers), `rule_forbids`
 * (`receiver_active`, `redeem_age`, `minutes_step`, `loan_at_most`, `loan_guarantor`, `guarantor_active`, `loan_standing`: one open loan a
 * parent). Source: product.md, Rulebook (floor); ledger.md, Movements (loan draw).
 */
export const decideAskLoan = (
  facts: AskLoanFacts,
  asked: AskLoan,
  atMs: Ms,
): Result<PersonChange, Refusal<'not_allowed' | 'consent_missing' | 'rule_forbids'>> => {
  const { parent, acting, rules, loan } = facts;
  if (acting.principal !== parent.id) {
    if (!acting.roles.includes('station')) return refuse('not_allowed', {});
    if (acting.consentId?.startsWith('cns_') !== true) return refuse('consent_missing', {});
  }
  const rule = ruleAgainst(facts, asked, atMs);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  const { guarantorId, ceilingMinutes } = asked;
  return accept({
    command: 'askLoan',
    person: nextPerson(parent),
    postings: [],
    docs: [
      {
        kind: 'loan',
        version: (loan?.version ?? 0) + 1,
        parentId: parent.id,
        guarantorId,
        ofStationId: parent.stationId,
        ceilingMinutes,
        state: 'asked',
      },
    ],
    detail: { guarantorId, ceilingMinutes, stationId: parent.stationId },
  });
};
