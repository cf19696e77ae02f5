import { type Head, spendable } from '../ledger/account';
import type { Person } from '../person/person';
import type { MovementRule } from '../refusals';
import type { Minutes, Ms } from '../units';
import { isBoundChild } from './is-bound-child';
import type { Loan } from './loan';

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
