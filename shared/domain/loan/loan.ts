import type { OrgId, PersonId } from '../ids';
import { type AccountId, type Head, spendable } from '../ledger/account';
import type { DocKey } from '../ledger/doc-key';
import type { Person } from '../person/person';
import type { MovementRule } from '../refusals';
import type { Minutes, Ms } from '../units';
import { isBoundChild } from './is-bound-child';

/** `ended`: the guarantor has withdrawn; what was drawn or held that day stays their promise until due. */
export const loanStates = ['asked', 'declined', 'open', 'ended', 'writtenOff'] as const;
export type LoanState = (typeof loanStates)[number];

export const writeOffReasons = ['overdue', 'death', 'withdrawal'] as const;
export type WriteOffReason = (typeof writeOffReasons)[number];

/**
 * 父贷子还: hours advanced to a parent, which a named child has promised to give back (product.md, Words, Rulebook; ledger.md, Movements).
 * One for each parent, with whom it lies. What was drawn and given back stands on the account alone; no order writes here.
 */
export type Loan = {
  readonly kind: 'loan';
  readonly version: number;
  readonly parentId: PersonId;
  readonly guarantorId: PersonId;
  /** Whose staff look after it, and whose pool bears a write-off. */
  readonly ofStationId: OrgId;
  readonly ceilingMinutes: Minutes;
  readonly state: LoanState;
  /** Set when the guarantor consents. */
  readonly dueAtMs?: Ms;
  /** Who proposed a write-off, and why; another person approves it. */
  readonly writeOffById?: PersonId;
  readonly writeOffReason?: WriteOffReason;
};

export const loanKey = (parentId: PersonId): DocKey => ({ ownerId: parentId, name: 'LOAN' });
export const loanAccount = (parentId: PersonId): AccountId => `loan:${parentId}`;

/** What a parent has drawn and nobody has given back; what visits still hold is not drawn. Pure. */
export const debtOf = (head: Head | undefined): Minutes =>
  head === undefined ? 0 : 0 - (head.availableMinutes + head.heldMinutes);

/** A loan's terms, and the child who promised, as they stand; absent: nobody has. */
export type Promised = { readonly loan?: Loan; readonly guarantor?: Person };

/**
 * The first rule by which an order of this elder may draw nothing in advance; absent: it may. Pure. In check order: `loan_none`, `loan_ended`
 * (the child has withdrawn), `loan_none` (no child has promised yet, or the pool bears it), `loan_due`, `loan_guarantor` (no longer a bound child of
 * hers), `guarantor_active` (their registration is suspended, as after a death). Source: product.md, Rulebook (floor); ledger.md, An order's minutes.
 */
export const loanRuleAgainst = (
  { loan, guarantor }: Promised,
  elder: Pick<Person, 'id' | 'bindings'>,
  atMs: Ms,
): MovementRule | undefined => {
  if (loan === undefined || loan.parentId !== elder.id) return 'loan_none';
  if (loan.state === 'ended') return 'loan_ended';
  if (loan.state !== 'open' || loan.dueAtMs === undefined) return 'loan_none';
  if (atMs >= loan.dueAtMs) return 'loan_due';
  if (!isBoundChild(elder, loan.guarantorId, atMs)) return 'loan_guarantor';
  return guarantor?.id === loan.guarantorId && guarantor.status === 'active' ? undefined : 'guarantor_active';
};

/** How much of a loan an order of this elder may still draw; 0: none. Pure. A loan is never proposed, only asked for. */
export const loanLeft = (
  { head, ...promised }: Promised & { readonly head?: Head },
  elder: Pick<Person, 'id' | 'bindings'>,
  atMs: Ms,
): Minutes =>
  loanRuleAgainst(promised, elder, atMs) !== undefined || head?.status !== 'open' ? 0 : spendable(head);
