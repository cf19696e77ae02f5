import { shanghaiClock } from '../../../shared/domain/calendar/shanghai-clock';
import type { Ms } from '../../../shared/domain/units';
import { dayWords } from '../text/time-words';

const pad = (value: number): string => String(value).padStart(2, '0');

/** 09:02 */
export const clockDigits = (atMs: Ms): string => {
  const { hour, minute } = shanghaiClock(atMs);
  return `${pad(hour)}:${pad(minute)}`;
};

/** 今天 09:00 */
export const dayAndClock = (atMs: Ms, nowMs: Ms): string => `${dayWords(atMs, nowMs)} ${clockDigits(atMs)}`;
