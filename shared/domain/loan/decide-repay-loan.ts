import type { PersonId } from '../ids';
import type { Head } from '../ledger/account';
import { nextPerson } from '../person/next-person';
import type { Person } from '../person/person';
import type { PersonChange } from '../person/person-change';
import type { ForbiddingRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes } from '../units';
import { debtOf, type Loan, loanAccount } from './loan';

export type RepayFacts = {
  readonly child: Person;
  readonly rules: Rulebook;
  readonly loan?: Loan;
  readonly head?: Head;
};
export type RepayLoan = { readonly parentId: PersonId; readonly minutes: Minutes };

/**
 * The guarantor gives hours back: from their own account to the loan's, at most the debt, whatever became of the promise. Pure. What the
 * child lacks is the ledger's to refuse (`post`).
 * Refusals, in check order: `not_found` (no loan, or somebody else's promise), `rule_forbids` (`repay_at_most`: more than the debt;
 * `minutes_step`: neither whole steps nor all of it). Source: ledger.md, Movements (repay).
 */
export const decideRepayLoan = (
  { child, rules, loan, head }: RepayFacts,
  { parentId, minutes }: RepayLoan,
): Result<PersonChange, Refusal<'not_found' | 'rule_forbids'>> => {
  if (loan?.guarantorId !== child.id) return refuse('not_found', {});
  const forbids = (rule: ForbiddingRule) => refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  const debtMinutes = debtOf(head);
  if (minutes > debtMinutes) return forbids('repay_at_most');
  if (minutes < 1 || (minutes % rules.roundingMinutes !== 0 && minutes !== debtMinutes))
    return forbids('minutes_step');
  return accept({
    command: 'repayLoan',
    person: nextPerson(child),
    postings: [
      { account: `person:${child.id}`, availableDelta: -minutes, heldDelta: 0 },
      { account: loanAccount(parentId), availableDelta: minutes, heldDelta: 0 },
    ],
    docs: [],
    detail: { toId: parentId },
  });
};
