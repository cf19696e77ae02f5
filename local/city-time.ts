import { shanghaiClock, shanghaiInstant } from '../shared/domain/calendar/shanghai-clock';
import { HOUR_MS, MINUTE_MS, type Ms } from '../shared/domain/units';

const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'];

/** `11月24日 周二 09:05`, as a clock on a wall in the city shows it. */
export const cityTimeZh = (atMs: Ms): string => {
  const { month, day, weekday, hour, minute } = shanghaiClock(atMs);
  return `${month}月${day}日 周${WEEKDAYS_ZH[weekday]} ${two(hour)}:${two(minute)}`;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** A fresh city wakes at half past eight: at night nobody could try a visit of today. */
const DAY_BEGINS = { hour: 8, minute: 30 };
const LATEST_HOUR = 15;

/** How far the clock of a fresh city moves ahead, so that a whole visit fits into what is left of its day. */
export const untilMorningMs = (atMs: Ms): number => {
  const { hour, minute, dayIndex } = shanghaiClock(atMs);
  const early = hour < DAY_BEGINS.hour || (hour === DAY_BEGINS.hour && minute < DAY_BEGINS.minute);
  if (!early && hour < LATEST_HOUR) return 0;
  const today = shanghaiInstant(dayIndex, DAY_BEGINS.hour) + DAY_BEGINS.minute * MINUTE_MS;
  return (early ? today : today + 24 * HOUR_MS) - atMs;
};
