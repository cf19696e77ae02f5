import type { Ms } from '../units';
import { shanghaiClock } from './shanghai-clock';
import { instantAt } from './shanghai-day';

const DAYS_OF_SHORTEST_MONTH = 28;

/**
 * The same day and minute so many months later, in the city's calendar; the last day of a month that is too short. Pure. A promise "in
 * twelve months" is kept until then.
 */
export const monthsLater = (atMs: Ms, months: number): Ms => {
  const { year, month, day, hour, minute, dayIndex } = shanghaiClock(atMs);
  const target = year * 12 + month + months;
  const monthAt = (index: number): number => {
    const clock = shanghaiClock(instantAt(index, 0));
    return clock.year * 12 + clock.month;
  };
  let first = dayIndex - day + 1 + DAYS_OF_SHORTEST_MONTH * months;
  while (monthAt(first) < target) first += 1;
  let index = first + day - 1;
  while (monthAt(index) > target) index -= 1;
  return instantAt(index, hour * 60 + minute);
};
