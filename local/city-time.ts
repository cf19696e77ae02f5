import { shanghaiClock } from '../shared/domain/calendar/shanghai-clock';
import { DAY_MS, HOUR_MS, type Ms } from '../shared/domain/units';

const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'];

/** `11月24日 周二 09:05`, as a clock on a wall in the city shows it. */
export const cityTimeZh = (atMs: Ms): string => {
  const { month, day, weekday, hour, minute } = shanghaiClock(atMs);
  return `${month}月${day}日 周${WEEKDAYS_ZH[weekday]} ${two(hour)}:${two(minute)}`;
};

const two = (value: number): string => String(value).padStart(2, '0');

const SHANGHAI_AHEAD_MS = 8 * HOUR_MS;
/** A fresh city wakes at half past eight: at night nobody could try a visit of today. */
const MORNING_MS = 8.5 * HOUR_MS;
const AFTERNOON_MS = 15 * HOUR_MS;

/** How far the clock of a fresh city moves ahead, so that a whole visit fits into what is left of its day. */
export const untilMorningMs = (atMs: Ms): number => {
  const sinceMidnightMs = (atMs + SHANGHAI_AHEAD_MS) % DAY_MS;
  if (sinceMidnightMs >= MORNING_MS && sinceMidnightMs < AFTERNOON_MS) return 0;
  return (MORNING_MS - sinceMidnightMs + DAY_MS) % DAY_MS;
};
