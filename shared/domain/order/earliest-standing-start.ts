import { dayIndexOf, instantAt } from '../calendar/shanghai-day';
import { workingDayAfter } from '../calendar/working-days';
import type { Ms } from '../units';
import type { DeadlineFacts } from './facts';
import { ESCALATE_WORKING_DAY } from './ladder';

type Facts = Pick<DeadlineFacts, 'rules' | 'holidays'>;

/** The last day on which a visit of a day may wait for its elder: it ends within its day, and may be checked out so much later. */
const lastWaitingDay = (dayIndex: number, { rules, holidays }: Facts): number =>
  workingDayAfter(
    instantAt(dayIndex, rules.visitToMinute + rules.checkOutLateMinutes),
    ESCALATE_WORKING_DAY,
    holidays,
  );

/**
 * The earliest start of a visit that may still be asked for, under way or waiting for its elder's word: a midnight. Pure.
 * Whoever looks from there on misses none; how far back that is depends on the holidays between. An order that no clock closes
 * may stand longer, on the desk of its station. Source: orders.md, Deadlines (`served`: disputed at working day 8).
 */
export const earliestStandingStartMs = (atMs: Ms, facts: Facts): Ms => {
  const today = dayIndexOf(atMs);
  let day = today;
  while (lastWaitingDay(day - 1, facts) >= today) day -= 1;
  return instantAt(day, 0);
};
