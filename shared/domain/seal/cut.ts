import { dayIndexOf, dayOf, instantAt } from '../calendar/shanghai-day';
import { HOUR_MS, type Ms } from '../units';

/** A quarter past midnight in the city (ledger.md, Archive, seal, proof, rebuild). */
const CUT_MINUTE = 15;
/** Nothing may wait longer for its seal (ledger.md, the same). */
export const UNSEALED_MS_MAX = 48 * HOUR_MS;

/** The last cut at or before an instant. Pure. */
export const cutBefore = (atMs: Ms): Ms => {
  const today = instantAt(dayIndexOf(atMs), CUT_MINUTE);
  return today <= atMs ? today : instantAt(dayIndexOf(atMs) - 1, CUT_MINUTE);
};

/** The first cut after an instant. Pure. */
export const cutAfter = (atMs: Ms): Ms => instantAt(dayIndexOf(cutBefore(atMs)) + 1, CUT_MINUTE);

/** Where seals lie, each under the day of its cut, so that names stand in their order. */
export const SEALS = 'seals/';
export const sealName = (cutMs: Ms): string => `${SEALS}${dayOf(cutMs)}.json`;
