import { monthsLater } from '../calendar/months-later';
import type { Principal } from '../ledger/entry';
import { nextPerson } from '../person/next-person';
import type { Person } from '../person/person';
import type { PersonChange } from '../person/person-change';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Ms } from '../units';
import { type Loan, loanAccount } from './loan';

export type GuaranteeFacts = {
  readonly parent: Person;
  readonly principal: Principal;
  readonly rules: Rulebook;
  /** Absent: the parent never asked. */
  readonly loan?: Loan;
};
type Guaranteed = Result<PersonChange, Refusal<'not_found' | 'loan_forbids' | 'rule_forbids'>>;

/** The loan that the principal was asked to guarantee; to anybody else there is none. */
const asNamed = ({ loan, principal }: GuaranteeFacts): Loan | undefined =>
  loan?.guarantorId === principal ? loan : undefined;

/**
 * The named child consents: the parent's account may go down to −ceiling from this line on, which moves nothing, and is due in twelve
 * months. Pure.
 * Refusals, in check order: `not_found` (no loan, or somebody else is named), `loan_forbids` (answered before), `rule_forbids`
 * (`receiver_active`: the parent's registration). Source: product.md, Rulebook; ledger.md, Accounts.
 */
export const decideGuaranteeLoan = (facts: GuaranteeFacts, atMs: Ms): Guaranteed => {
  const { parent, rules } = facts;
  const loan = asNamed(facts);
  if (loan === undefined) return refuse('not_found', {});
  if (loan.state !== 'asked') return refuse('loan_forbids', { state: loan.state });
  if (parent.status !== 'active')
    return refuse('rule_forbids', { rule: 'receiver_active', rulebookVersion: rules.version });
  const dueAtMs = monthsLater(atMs, rules.loanDueMonths);
  return accept({
    command: 'guaranteeLoan',
    person: nextPerson(parent),
    postings: [
      {
        account: loanAccount(parent.id),
        availableDelta: 0,
        heldDelta: 0,
        floorMinutes: -loan.ceilingMinutes,
        status: 'open',
      },
    ],
    docs: [{ ...loan, version: loan.version + 1, state: 'open', dueAtMs }],
    detail: { dueAtMs },
  });
};

/** The named child does not consent; nothing moves. Pure. Refusals, in check order: `not_found`, `loan_forbids`, as to consent. */
export const decideDeclineLoan = (facts: GuaranteeFacts): Guaranteed => {
  const loan = asNamed(facts);
  if (loan === undefined) return refuse('not_found', {});
  if (loan.state !== 'asked') return refuse('loan_forbids', { state: loan.state });
  return accept({
    command: 'declineLoan',
    person: nextPerson(facts.parent),
    postings: [],
    docs: [{ ...loan, version: loan.version + 1, state: 'declined' }],
    detail: {},
  });
};

/**
 * The guarantor withdraws: the account is frozen, so that nothing new is drawn or held. What was drawn or held that day stays their
 * promise until due. Pure. Refusals, in check order: `not_found`, `loan_forbids` (not open).
 * Source: ledger.md, An order's minutes.
 */
export const decideEndGuarantee = (facts: GuaranteeFacts): Guaranteed => {
  const loan = asNamed(facts);
  if (loan === undefined) return refuse('not_found', {});
  if (loan.state !== 'open') return refuse('loan_forbids', { state: loan.state });
  return accept({
    command: 'endGuarantee',
    person: nextPerson(facts.parent),
    postings: [{ account: loanAccount(loan.parentId), availableDelta: 0, heldDelta: 0, status: 'frozen' }],
    docs: [{ ...loan, version: loan.version + 1, state: 'ended' }],
    detail: {},
  });
};
