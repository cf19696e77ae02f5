import type { Head } from '../ledger/account';
import { isNeutral } from '../person/is-neutral';
import { nextPerson } from '../person/next-person';
import type { PersonChange } from '../person/person-change';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { CaseFacts } from './decide-judge-grant';
import { closingPostings } from './grant-case';

/**
 * Staff of the station end an approved case: what is left of its hours goes back to the pool, and its account is closed. Pure. Standing
 * visits come first: whatever they release must have a place to go.
 * Refusals, in check order: `not_found`, `not_allowed` (no staff of the case's station), `case_forbids` (not approved, or closed before),
 * `maker_is_checker` (the elder herself or a relative), `rule_forbids` (`grant_held`: a visit counts on it). An approved case without an
 * account is a bug and throws. Source: ledger.md, An order's minutes, Movements (grant).
 */
export const decideCloseGrant = ({
  elder,
  acting,
  rules,
  grantCase,
  head,
}: CaseFacts & { readonly head?: Head }): Result<
  PersonChange,
  Refusal<'not_found' | 'not_allowed' | 'case_forbids' | 'maker_is_checker' | 'rule_forbids'>
> => {
  if (grantCase === undefined) return refuse('not_found', {});
  const { state, ofStationId, caseId } = grantCase;
  const { principal, roles, orgId } = acting;
  if (principal === 'clock' || !roles.includes('station') || orgId !== ofStationId)
    return refuse('not_allowed', {});
  if (state !== 'approved') return refuse('case_forbids', { state });
  if (!isNeutral(acting, [elder.id])) return refuse('maker_is_checker', {});
  if (head === undefined) throw new Error(`${caseId} is approved and has no account`);
  if (head.heldMinutes > 0)
    return refuse('rule_forbids', { rule: 'grant_held', rulebookVersion: rules.version });
  return accept({
    command: 'closeGrant',
    person: nextPerson(elder),
    postings: closingPostings(grantCase, head.availableMinutes),
    docs: [{ ...grantCase, version: grantCase.version + 1, state: 'closed' }],
    detail: { caseId },
  });
};
