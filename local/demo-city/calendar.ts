import { shanghaiClock } from '../../shared/domain/calendar/shanghai-clock';
import { DAY_MS, type Ms } from '../../shared/domain/units';

/** yyyymm of somebody's birth who is `ageYears` old at `nowMs`, born `monthsBack` months before the present one. */
export const birthMonthOf = (nowMs: Ms, ageYears: number, monthsBack: number): number => {
  const { year, month } = shanghaiClock(nowMs);
  const months = (year - ageYears) * 12 + (month - 1) - monthsBack;
  return Math.floor(months / 12) * 100 + (months % 12) + 1;
};

/** yyyymmdd of the Shanghai day that lies `days` after `nowMs`. */
export const dayAfter = (nowMs: Ms, days: number): number => {
  const { year, month, day } = shanghaiClock(nowMs + days * DAY_MS);
  return year * 10_000 + month * 100 + day;
};
