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

const typedClock = /^ *(\d{1,2})[:：]?(\d{2}) *$/;

/**
 * The instant that a date field and a typed time (1630, 16:30, 930) name, by the city's clock; undefined while they name none.
 */
export const instantOfFields = (date: string, time: string): Ms | undefined => {
  const [, hour, minute] = typedClock.exec(time) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23) return undefined;
  const atMs = Date.parse(`${date}T${hour.padStart(2, '0')}:${minute}:00+08:00`);
  return Number.isNaN(atMs) ? undefined : atMs;
};

/** 今天 09:00 */
export const dayAndClock = (atMs: Ms, nowMs: Ms): string => `${dayWords(atMs, nowMs)} ${clockDigits(atMs)}`;
