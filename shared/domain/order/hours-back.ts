import type { AccountId, Head } from '../ledger/account';
import { debtOf } from '../loan/loan';
import type { ForbiddingRule } from '../refusals';
import type { Order, Source } from './order';

type Heads = ReadonlyMap<AccountId, Head>;

/**
 * Where hours go back to: those of an account that was closed meanwhile, a case's or that of somebody who died, go on to the pool of the
 * order's station. Pure. Source: ledger.md, An order's minutes.
 */
export const homeIn =
  (heads: Heads, { stationId }: Pick<Order, 'stationId'>) =>
  ({ account }: Source): AccountId =>
    heads.get(account)?.status === 'closed' ? `pool:${stationId}` : account;

/**
 * The rule that stands against giving so much back to the accounts of an order: hours drawn on a promise that somebody has given back
 * since are not the parent's to get (`loan_given_back`). Pure.
 */
export const loanRuleAgainst = (
  postings: readonly { readonly account: AccountId; readonly availableDelta: number }[],
  heads: Heads,
): ForbiddingRule | undefined =>
  postings.some(
    ({ account, availableDelta }) =>
      account.startsWith('loan:') && availableDelta > debtOf(heads.get(account)),
  )
    ? 'loan_given_back'
    : undefined;
