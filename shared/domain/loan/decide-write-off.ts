import { monthsLater } from '../calendar/months-later';
import type { Head, Posting } from '../ledger/account';
import type { Acting } from '../order/facts';
import { isNeutral } from '../person/is-neutral';
import { nextPerson } from '../person/next-person';
import type { Person } from '../person/person';
import type { PersonChange } from '../person/person-change';
import type { ForbiddingRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes, Ms } from '../units';
import { debtOf, type Loan, loanAccount, type WriteOffReason } from './loan';

export type WriteOffFacts = {
  readonly parent: Person;
  readonly acting: Acting;
  readonly rules: Rulebook;
  readonly loan?: Loan;
  readonly head?: Head;
};
type WrittenOff = Result<
  PersonChange,
  Refusal<'not_found' | 'not_allowed' | 'loan_forbids' | 'maker_is_checker' | 'too_early' | 'rule_forbids'>
>;

/** The pool takes a promise over that nobody will keep; the account may not go below zero again, and stays frozen. Pure. */
export const writeOffPostings = (
  { parentId, ofStationId }: Loan,
  debtMinutes: Minutes,
): readonly Posting[] => [
  { account: `pool:${ofStationId}`, availableDelta: -debtMinutes, heldDelta: 0 },
  {
    account: loanAccount(parentId),
    availableDelta: debtMinutes,
    heldDelta: 0,
    floorMinutes: 0,
    status: 'frozen',
  },
];

const hasOpened = ({ state }: Loan): boolean => state === 'open' || state === 'ended';

const ruleAgainst = ({ head }: WriteOffFacts): ForbiddingRule | undefined => {
  if ((head?.heldMinutes ?? 0) > 0) return 'loan_held';
  return debtOf(head) === 0 ? 'loan_cleared' : undefined;
};

/**
 * Staff of the station propose that the pool take over what is owed: from six months after the due date, or at a death or withdrawal. It
 * is a promise, not a debt at law: nobody's heirs are asked. A new proposal takes an older one's place. Pure.
 * Refusals, in check order: `not_found`, `not_allowed` (no staff of the loan's station), `loan_forbids` (never opened, or written off),
 * `maker_is_checker` (parent or guarantor, or a relative of one), `too_early` (overdue for less than six months), `rule_forbids`
 * (`loan_held`: a visit counts on it; `loan_cleared`: nothing is owed). Source: ledger.md, Movements (write-off).
 */
export const decideProposeWriteOff = (facts: WriteOffFacts, reason: WriteOffReason, atMs: Ms): WrittenOff => {
  const { parent, acting, rules, loan } = facts;
  const { principal, roles, orgId } = acting;
  if (loan === undefined) return refuse('not_found', {});
  if (principal === 'clock' || !roles.includes('station') || orgId !== loan.ofStationId)
    return refuse('not_allowed', {});
  if (!hasOpened(loan) || loan.dueAtMs === undefined) return refuse('loan_forbids', { state: loan.state });
  if (!isNeutral(acting, [parent.id, loan.guarantorId])) return refuse('maker_is_checker', {});
  const fromMs = monthsLater(loan.dueAtMs, rules.writeOffAfterMonths);
  if (reason === 'overdue' && atMs < fromMs) return refuse('too_early', { fromMs });
  const rule = ruleAgainst(facts);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  return accept({
    command: 'proposeWriteOff',
    person: nextPerson(parent),
    postings: [],
    docs: [{ ...loan, version: loan.version + 1, writeOffById: principal, writeOffReason: reason }],
    detail: { reason },
  });
};

/**
 * A lead approves what another proposed: pool −x, loan +x, all that is owed at this moment. Pure. What the pool lacks is the ledger's to
 * refuse.
 * Refusals, in check order: `not_found`, `not_allowed` (no lead of the loan's station), `loan_forbids` (nothing is proposed),
 * `maker_is_checker` (who proposed it, parent or guarantor, or a relative of one), `rule_forbids` (`loan_held`, `loan_cleared`).
 * Source: ledger.md, Movements (write-off); orders.md, Maker ≠ checker.
 */
export const decideApproveWriteOff = (facts: WriteOffFacts): WrittenOff => {
  const { parent, acting, rules, loan, head } = facts;
  const { principal, roles, orgId } = acting;
  if (loan === undefined) return refuse('not_found', {});
  if (principal === 'clock' || !roles.includes('stationLead') || orgId !== loan.ofStationId)
    return refuse('not_allowed', {});
  if (!hasOpened(loan) || loan.writeOffById === undefined)
    return refuse('loan_forbids', { state: loan.state });
  if (principal === loan.writeOffById || !isNeutral(acting, [parent.id, loan.guarantorId]))
    return refuse('maker_is_checker', {});
  const rule = ruleAgainst(facts);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  return accept({
    command: 'approveWriteOff',
    person: nextPerson(parent),
    postings: writeOffPostings(loan, debtOf(head)),
    docs: [{ ...loan, version: loan.version + 1, state: 'writtenOff' }],
    detail: {},
  });
};
