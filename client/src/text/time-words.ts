import { shanghaiClock } from '../../../shared/domain/calendar/shanghai-clock';
import type { Minutes, Ms } from '../../../shared/domain/units';
import { text } from './text';

/** 上午 9 点 · 下午 3 点 30 分 · 上午 9 点 02 分 */
export const clockWords = (atMs: Ms): string => {
  const { hour, minute } = shanghaiClock(atMs);
  return text.time.clock(hour, minute);
};

/** 今天 · 明天 · 后天 · 11月26日 周四 */
export const dayWords = (atMs: Ms, nowMs: Ms): string => {
  const day = shanghaiClock(atMs);
  const ahead = day.dayIndex - shanghaiClock(nowMs).dayIndex;
  return text.time.near[String(ahead)] ?? text.time.date(day.month, day.day, day.weekday);
};

/** 11月26日, whatever today is: for records, which are read later. */
export const dateWords = (atMs: Ms): string => {
  const { month, day } = shanghaiClock(atMs);
  return text.time.shortDate(month, day);
};

/** 明天上午 9 点 */
export const whenWords = (atMs: Ms, nowMs: Ms): string =>
  text.time.join(dayWords(atMs, nowMs), clockWords(atMs));

/** 12 小时 · 1 小时 30 分 · 45 分; zero is 0 小时. */
export const minutesWords = (minutes: Minutes): string => {
  const hours = Math.floor(minutes / 60);
  return text.time.duration(hours, minutes - hours * 60);
};

/** 早上好 · 上午好 … by the city's clock. */
export const greetingWords = (nowMs: Ms): string => text.time.greeting(shanghaiClock(nowMs).hour);
