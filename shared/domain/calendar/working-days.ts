import type { Rulebook } from '../rulebook/rulebook';
import { MINUTE_MS, type Minutes, type Ms } from '../units';
import { dayIndexOf, dayNumber, instantAt, weekdayOf } from './shanghai-day';
import type { WorkingCalendar } from './working-calendar';

type DeskHours = Pick<Rulebook, 'deskFromMinute' | 'deskToMinute'>;

/** No Chinese holiday is longer than nine days; a calendar that rests a month is a fault in the data. */
const REST_MAX_DAYS = 31;

/** Whether people work on a Shanghai day: make-up days first, then rest days, else Monday to Friday. Pure. */
export const isWorkingDay = (dayIndex: number, holidays: WorkingCalendar): boolean => {
  const day = dayNumber(dayIndex);
  const year = holidays.find((known) => known.year === Math.floor(day / 10_000));
  if (year?.makeUpDays.includes(day)) return true;
  if (year?.restDays.includes(day)) return false;
  const weekday = weekdayOf(dayIndex);
  return weekday !== 0 && weekday !== 6;
};

const nextWorkingDay = (afterDay: number, holidays: WorkingCalendar): number => {
  for (let day = afterDay + 1; day <= afterDay + REST_MAX_DAYS; day += 1)
    if (isWorkingDay(day, holidays)) return day;
  throw new Error(`no working day within ${REST_MAX_DAYS} days after ${dayNumber(afterDay)}`);
};

/** The n-th working day after the day of an instant, as a day index; day 1 is the next working day (orders.md, Deadlines). Pure. */
export const workingDayAfter = (fromMs: Ms, days: number, holidays: WorkingCalendar): number => {
  let day = dayIndexOf(fromMs);
  for (let counted = 0; counted < days; counted += 1) day = nextWorkingDay(day, holidays);
  return day;
};

/** When the desk shuts on the n-th working day after an instant: a deadline "by working day n" ends there. Pure. */
export const endOfWorkingDay = (fromMs: Ms, days: number, holidays: WorkingCalendar, desk: DeskHours): Ms =>
  instantAt(workingDayAfter(fromMs, days, holidays), desk.deskToMinute);

/**
 * The instant at which so many minutes of desk hours have passed since `fromMs`. Pure. What ends exactly when the desk shuts is due
 * then, not the next morning. Source: orders.md, Deadlines; product.md, desk hours.
 */
export const addDeskMinutes = (
  fromMs: Ms,
  minutes: Minutes,
  holidays: WorkingCalendar,
  desk: DeskHours,
): Ms => {
  if (minutes <= 0 || desk.deskToMinute <= desk.deskFromMinute)
    throw new Error(`no desk hours to count ${minutes} minutes in`);
  let leftMs = minutes * MINUTE_MS;
  let day = dayIndexOf(fromMs);
  if (!isWorkingDay(day, holidays)) day = nextWorkingDay(day, holidays);
  // Each round takes a whole desk day off what is left.
  for (;;) {
    const beginMs = Math.max(fromMs, instantAt(day, desk.deskFromMinute));
    const openMs = Math.max(0, instantAt(day, desk.deskToMinute) - beginMs);
    if (leftMs <= openMs) return beginMs + leftMs;
    leftMs -= openMs;
    day = nextWorkingDay(day, holidays);
  }
};
