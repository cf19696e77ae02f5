import { ageYears } from '../calendar/shanghai-day';
import type { Person } from '../person/person';
import type { Rulebook } from '../rulebook/rulebook';

/** Why somebody on a register is not entitled in a month, in check order; absent: they are. Pure. `month`: yyyymm. */
export const whyNotEntitled = (
  { register, status, birthMonth }: Pick<Person, 'register' | 'status' | 'birthMonth'>,
  { redeemFromAgeYears }: Rulebook,
  month: number,
): 'not_registered' | 'not_active' | 'too_young' | undefined => {
  if (register === undefined) return 'not_registered';
  if (status !== 'active') return 'not_active';
  return ageYears(birthMonth, month) < redeemFromAgeYears ? 'too_young' : undefined;
};
