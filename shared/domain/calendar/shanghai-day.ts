import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms } from '../units';
import { shanghaiClock } from './shanghai-clock';

/** UTC+8 all year (architecture.md, Conventions). */
const OFFSET_MS = 8 * HOUR_MS;

/** Shanghai days since 1970-01-01 at an instant. Pure. */
export const dayIndexOf = (atMs: Ms): number => Math.floor((atMs + OFFSET_MS) / DAY_MS);

/** The instant of a minute after midnight of a Shanghai day; 1,440 is the next midnight. Pure. */
export const instantAt = (dayIndex: number, minuteOfDay: number): Ms =>
  dayIndex * DAY_MS - OFFSET_MS + minuteOfDay * MINUTE_MS;

/** yyyymmdd of a Shanghai day. Pure. */
export const dayNumber = (dayIndex: number): number => {
  const { year, month, day } = shanghaiClock(instantAt(dayIndex, 0));
  return year * 10_000 + month * 100 + day;
};

/** yyyymmdd at an instant, Asia/Shanghai. Pure. */
export const dayOf = (atMs: Ms): number => dayNumber(dayIndexOf(atMs));

/** yyyymm at an instant, Asia/Shanghai. Pure. */
export const monthOf = (atMs: Ms): number => Math.floor(dayOf(atMs) / 100);

/** 0 is Sunday, 6 Saturday. Pure. */
export const weekdayOf = (dayIndex: number): number => shanghaiClock(instantAt(dayIndex, 0)).weekday;

/**
 * Whole years from a birth month to a month, both yyyymm. Pure. Only the month of birth is kept (architecture.md, Data), so a year
 * counts from the first of that month: at most 30 days early for an elder's 60th, and early too for the limit on lifting.
 */
export const ageYears = (birthMonth: number, month: number): number => {
  const months = (yyyymm: number): number => Math.floor(yyyymm / 100) * 12 + (yyyymm % 100);
  return Math.floor((months(month) - months(birthMonth)) / 12);
};
