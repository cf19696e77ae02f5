import type { OrgId, PersonId } from '../ids';
import type { AccountId, Head } from '../ledger/account';
import type { DocKey } from '../ledger/doc-key';
import type { Minutes, Ms } from '../units';

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
