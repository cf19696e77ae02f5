import { debtOf } from '../../shared/domain/loan/loan';
import type { EarningFacts } from '../../shared/domain/order/facts';
import type { Order } from '../../shared/domain/order/order';
import { loanIn, loanNamed } from './loan-named';
import type { Loaded } from './ports';
import type { Named } from './read-missing';

const shareIn = (order: Order, { heads }: Loaded) =>
  'helperId' in order ? heads.get(`person:${order.helperId}`)?.repayShare : undefined;

/** The loan to which the helper's earning gives back; nothing for who chose nothing, and so no further read. Pure. */
export const loanOfHelper = (order: Order, loaded: Loaded): Named => {
  const repayShare = shareIn(order, loaded);
  return repayShare === undefined ? {} : loanNamed(repayShare.parentId);
};

/**
 * What the helper's earning gives back to, among what was loaded. Pure. Nothing when the promise is no longer theirs, or the account
 * takes nothing any more: a choice of long ago never holds up a settlement.
 */
export const givesBackIn = (order: Order, loaded: Loaded): EarningFacts => {
  const repayShare = shareIn(order, loaded);
  if (repayShare === undefined || !('helperId' in order)) return {};
  const { loan, head } = loanIn(loaded, repayShare.parentId);
  if (loan?.guarantorId !== order.helperId || head === undefined || head.status === 'closed') return {};
  return { givesBack: { repayShare, debtMinutes: debtOf(head) } };
};
