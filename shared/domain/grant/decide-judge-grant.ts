import type { Acting } from '../order/facts';
import { isNeutral } from '../person/is-neutral';
import { nextPerson } from '../person/next-person';
import type { Person } from '../person/person';
import type { PersonChange } from '../person/person-change';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import { approvalPostings, type GrantCase } from './grant-case';

export type CaseFacts = {
  readonly elder: Person;
  readonly acting: Acting;
  readonly rules: Rulebook;
  /** Absent: the elder has no such case. */
  readonly grantCase?: GrantCase;
};

/**
 * A lead of the station approves a case, so that its hours move from the pool to the case's own account in this entry, or refuses it.
 * Pure. What the pool lacks is the ledger's to refuse (`post`).
 * Refusals, in check order: `not_found`, `not_allowed` (no lead, or of another station than the case's), `case_forbids` (decided before),
 * `maker_is_checker` (whoever proposed it, the elder herself or a relative), `rule_forbids` (to approve: `receiver_active`).
 * Source: ledger.md, Movements (grant); orders.md, Maker ≠ checker.
 */
export const decideJudgeGrant = (
  { elder, acting, rules, grantCase }: CaseFacts,
  judgement: 'approved' | 'refused',
): Result<
  PersonChange,
  Refusal<'not_found' | 'not_allowed' | 'case_forbids' | 'maker_is_checker' | 'rule_forbids'>
> => {
  if (grantCase === undefined) return refuse('not_found', {});
  const { state, proposedById, ofStationId, caseId } = grantCase;
  const { principal, roles, orgId } = acting;
  if (principal === 'clock' || !roles.includes('stationLead') || orgId !== ofStationId)
    return refuse('not_allowed', {});
  if (state !== 'proposed') return refuse('case_forbids', { state });
  if (principal === proposedById || !isNeutral(acting, [elder.id])) return refuse('maker_is_checker', {});
  if (judgement === 'approved' && elder.status !== 'active')
    return refuse('rule_forbids', { rule: 'receiver_active', rulebookVersion: rules.version });
  return accept({
    command: judgement === 'approved' ? 'approveGrant' : 'refuseGrant',
    person: nextPerson(elder),
    postings: judgement === 'approved' ? approvalPostings(grantCase) : [],
    docs: [{ ...grantCase, version: grantCase.version + 1, state: judgement, judgedById: principal }],
    detail: { caseId },
  });
};
