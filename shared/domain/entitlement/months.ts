import { monthOf } from '../calendar/shanghai-day';
import type { AccountId } from '../ledger/account';
import type { Ms } from '../units';

/** A month is handed out by the 1st of the one before, since visits are asked for 28 days ahead. Source: ledger.md, Accounts. */
const MONTHS_AHEAD = 2;

/** So many months on from one, or back from it; yyyymm both. Pure. */
export const monthAfter = (month: number, count: number): number => {
  const index = Math.floor(month / 100) * 12 + (month % 100) - 1 + count;
  return Math.floor(index / 12) * 100 + (index % 12) + 1;
};

/** The month that has to be handed out next, yyyymm: by the end of the month of `atMs`. Pure. */
export const monthToHandOut = (atMs: Ms): number => monthAfter(monthOf(atMs), MONTHS_AHEAD);

/** The month whose leftovers may be collected first, yyyymm: the one that has just passed. Pure. */
export const monthToReturn = (atMs: Ms): number => monthAfter(monthOf(atMs), -1);

/** Whether an allowance may be handed out: of this month (for whoever is entitled anew) up to the one that is due next. Pure. */
export const mayHandOut = (month: number, atMs: Ms): boolean =>
  month >= monthOf(atMs) && month <= monthToHandOut(atMs);

/** Whether what is left of a month may be collected: of a past one alone. Pure. */
export const mayReturn = (month: number, atMs: Ms): boolean => month < monthOf(atMs);

/** The month in an allowance's name, yyyymm; undefined: no allowance of basic services. Pure. */
export const monthOfAllowance = (account: AccountId): number | undefined => {
  const month = /^entitlement:\w+:(20\d{4})$/.exec(account)?.[1];
  return month === undefined ? undefined : Number(month);
};
