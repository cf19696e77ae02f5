import type { Head, RepayShare } from '../ledger/account';
import { nextPerson } from '../person/next-person';
import type { Person } from '../person/person';
import type { PersonChange } from '../person/person-change';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Loan } from './loan';

export type RepayShareFacts = {
  readonly child: Person;
  /** The child's own account; absent: nothing was ever posted there. */
  readonly head?: Head;
  /** The parent's. */
  readonly loan?: Loan;
};

/**
 * A child chooses how much of each of their earnings gives back what one parent has drawn; the choice before, for whomever, ends with
 * it, and 0 percent ends it alone. It stands on the child's own account by a line that moves nothing. Pure.
 * Refusals, in check order: `not_found` (no promise of theirs to this parent; at 0 percent: no such choice stands), `loan_forbids` (not
 * answered yet, declined, or borne by the pool). Source: ledger.md, Movements (repay); ADR 0067.
 */
export const decideSetRepayShare = (
  { child, head, loan }: RepayShareFacts,
  repayShare: RepayShare,
): Result<PersonChange, Refusal<'not_found' | 'loan_forbids'>> => {
  const { parentId, percent } = repayShare;
  if (percent === 0) {
    if (head?.repayShare?.parentId !== parentId) return refuse('not_found', {});
  } else {
    if (loan?.guarantorId !== child.id) return refuse('not_found', {});
    if (loan.state !== 'open' && loan.state !== 'ended') return refuse('loan_forbids', { state: loan.state });
  }
  return accept({
    command: 'setRepayShare',
    person: nextPerson(child),
    postings: [{ account: `person:${child.id}`, availableDelta: 0, heldDelta: 0, repayShare }],
    docs: [],
    detail: { toId: parentId, sharePercent: percent },
  });
};
