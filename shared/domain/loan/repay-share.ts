import type { Posting, RepayShare } from '../ledger/account';
import type { EntryDetail } from '../ledger/entry';
import type { Source } from '../order/order';
import type { Minutes } from '../units';
import { loanAccount } from './loan';

/** What a helper's earning gives back to: the share that they chose, and what their parent owes at that moment. */
export type GivingBack = { readonly repayShare: RepayShare; readonly debtMinutes: Minutes };

/**
 * How much of an earning goes back: the percentage, rounded down to whole minutes and then to the rulebook's step, at most the debt.
 * Pure. Source: ledger.md, Movements (repay); product.md, Rulebook (rounding).
 */
export const sharedMinutes = (
  { repayShare, debtMinutes }: GivingBack,
  creditMinutes: Minutes,
  stepMinutes: Minutes,
): Minutes => {
  const wholeMinutes = Math.floor((repayShare.percent * creditMinutes) / 100);
  return Math.min(debtMinutes, wholeMinutes - (wholeMinutes % stepMinutes));
};

type Shared = {
  readonly postings: readonly Posting[];
  readonly detail: Pick<EntryDetail, 'toId' | 'repaidMinutes'>;
};

/**
 * A settlement's postings with the helper's share: their line less by it, the loan's more, and the line says the share again under which
 * it was reckoned, so that it stands there even when nothing is left. Pure. Unchanged when nothing goes back. Source: ADR 0067.
 */
export const withShare = (
  postings: readonly Posting[],
  helper: Posting['account'],
  { parentId, percent }: RepayShare,
  repaidMinutes: Minutes,
): readonly Posting[] =>
  repaidMinutes === 0
    ? postings
    : [
        ...postings.map((posting) =>
          posting.account === helper
            ? {
                ...posting,
                availableDelta: posting.availableDelta - repaidMinutes,
                repayShare: { parentId, percent },
              }
            : posting,
        ),
        { account: loanAccount(parentId), availableDelta: repaidMinutes, heldDelta: 0 },
      ];

/**
 * What an order's credit gives back, with the postings that do it. Pure. An order that is itself paid from that loan gives nothing back:
 * no account stands twice in an entry.
 */
export const sharing = (
  { funding, postings }: { readonly funding: readonly Source[]; readonly postings: readonly Posting[] },
  helper: Posting['account'],
  creditMinutes: Minutes,
  stepMinutes: Minutes,
  givesBack: GivingBack | undefined,
): Shared => {
  const loan = givesBack && loanAccount(givesBack.repayShare.parentId);
  if (givesBack === undefined || funding.some(({ account }) => account === loan))
    return { postings, detail: {} };
  const repaidMinutes = sharedMinutes(givesBack, creditMinutes, stepMinutes);
  if (repaidMinutes === 0) return { postings, detail: {} };
  const { repayShare } = givesBack;
  return {
    postings: withShare(postings, helper, repayShare, repaidMinutes),
    detail: { toId: repayShare.parentId, repaidMinutes },
  };
};
