import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms } from '../units';

/** UTC+8 all year, no daylight saving (architecture.md, Conventions). */
const OFFSET_MS = 8 * HOUR_MS;

/** A wall clock in Liuzhou. `weekday`: 0 is Sunday. `dayIndex` counts Shanghai days since 1970-01-01. */
export type ShanghaiClock = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly dayIndex: number;
};

/** Days since 1970-01-01 → civil date; Hinnant's `civil_from_days`, integers alone. */
const civilOf = (dayIndex: number): { year: number; month: number; day: number } => {
  const shifted = dayIndex + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
};

/** What a clock on a wall in the city shows at an instant. Pure. */
export const shanghaiClock = (atMs: Ms): ShanghaiClock => {
  const localMs = atMs + OFFSET_MS;
  const dayIndex = Math.floor(localMs / DAY_MS);
  const sinceMidnightMs = localMs - dayIndex * DAY_MS;
  return {
    ...civilOf(dayIndex),
    weekday: (((dayIndex + 4) % 7) + 7) % 7,
    hour: Math.floor(sinceMidnightMs / HOUR_MS),
    minute: Math.floor((sinceMidnightMs % HOUR_MS) / MINUTE_MS),
    dayIndex,
  };
};
