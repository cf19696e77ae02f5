import { shanghaiClock } from '../../../shared/domain/calendar/shanghai-clock';
import type { Ms } from '../../../shared/domain/units';
import { dayWords } from '../text/time-words';

const pad = (value: number): string => String(value).padStart(2, '0');

/** 09:02 */
export const clockDigits = (atMs: Ms): string => {
  const { hour, minute } = shanghaiClock(atMs);
  return `${pad(hour)}:${pad(minute)}`;
};

/** 2026-11-24, as a date field has it. */
export const dateDigits = (atMs: Ms): string => {
  const { year, month, day } = shanghaiClock(atMs);
  return `${year}-${pad(month)}-${pad(day)}`;
};

/** The instant that a date field and a time field name, by the city's clock; undefined while one of them is empty. */
export const instantOfFields = (date: string, time: string): Ms | undefined => {
  const atMs = Date.parse(`${date}T${time}:00+08:00`);
  return Number.isNaN(atMs) ? undefined : atMs;
};

/** 今天 09:00 */
export const dayAndClock = (atMs: Ms, nowMs: Ms): string => `${dayWords(atMs, nowMs)} ${clockDigits(atMs)}`;
