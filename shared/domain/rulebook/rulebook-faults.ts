import { MANY_MINUTES } from '../entitlement/many-minutes';
import type { Rulebook } from './rulebook';

const DAY_MINUTES = 1_440;

const faultsWithin = (rules: Rulebook): readonly (keyof Rulebook)[] => {
  const { roundingMinutes, orderMinMinutes, orderMaxMinutes, visitFromMinute, visitToMinute } = rules;
  // A step below 1 is a fault of its own; the rest is judged as if it were 1.
  const step = Math.max(1, roundingMinutes);
  const faults: (keyof Rulebook)[] = [];
  if (rules.version < 1) faults.push('version');
  if (roundingMinutes < 1) faults.push('roundingMinutes');
  // What is planned must be a multiple of what is credited, or a full visit would not earn its whole.
  if (orderMinMinutes < 1 || orderMinMinutes % step !== 0) faults.push('orderMinMinutes');
  if (orderMaxMinutes < orderMinMinutes || orderMaxMinutes % step !== 0) faults.push('orderMaxMinutes');
  if (visitToMinute > DAY_MINUTES) faults.push('visitToMinute');
  if (visitToMinute - visitFromMinute < orderMaxMinutes) faults.push('visitFromMinute');
  if (rules.deskToMinute > DAY_MINUTES) faults.push('deskToMinute');
  if (rules.deskFromMinute >= rules.deskToMinute) faults.push('deskFromMinute');
  if (rules.creditedPerDayMaxMinutes < orderMaxMinutes) faults.push('creditedPerDayMaxMinutes');
  if (rules.codeTriesMax < 1) faults.push('codeTriesMax');
  if (rules.allowanceMinutes < step || rules.allowanceMinutes % step !== 0) faults.push('allowanceMinutes');
  if (rules.heldMaxMinutes < MANY_MINUTES) faults.push('heldMaxMinutes');
  if (rules.grantMaxMinutes < step || rules.grantMaxMinutes % step !== 0) faults.push('grantMaxMinutes');
  if (rules.loanCeilingMinutes < step || rules.loanCeilingMinutes % step !== 0)
    faults.push('loanCeilingMinutes');
  if (rules.loanDueMonths < 1) faults.push('loanDueMonths');
  return faults;
};

/**
 * The fields of a rulebook that cannot stand, none when it is sound: whole numbers not below zero, and hours, steps and caps that
 * fit each other. Pure.
 */
export const rulebookFaults = (rules: Rulebook): readonly (keyof Rulebook)[] => {
  // Object.keys forgets the literal keys of the type.
  const names = Object.keys(rules) as (keyof Rulebook)[];
  const broken = names.filter((name) => !Number.isSafeInteger(rules[name]) || rules[name] < 0);
  return broken.length > 0 ? broken : faultsWithin(rules);
};
