import type { Minutes } from '../units';

/**
 * From here on an account is listed as one that may be above the cap, so that nobody has to look at all others. Half of the first
 * rulebook's cap: no rulebook may set it lower (ADR 0065).
 */
export const MANY_MINUTES: Minutes = 45_000;
