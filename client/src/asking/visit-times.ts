import { shanghaiClock } from '../../../shared/domain/calendar/shanghai-clock';
import { instantAt } from '../../../shared/domain/calendar/shanghai-day';
import { HOUR_MS, MINUTE_MS, type Minutes, type Ms } from '../../../shared/domain/units';

// What is proposed, not what is allowed: the server's rulebook decides (product.md, Rulebook: 07:00–21:00, ≤ 28 days ahead,
// published at once from 2 h ahead).
const ahead = { soonMs: 2 * HOUR_MS, days: 14 };
const usualHours = [9, 15] as const;
const lastHour = 21;
const hours = [8, 9, 10, 11, 14, 15, 16, 17, 18] as const;

const isStillAhead = (startMs: Ms, nowMs: Ms) => startMs - nowMs >= ahead.soonMs;

/** The next two times that suit most people; the first one is chosen already, so that asking takes two taps. */
export const proposedStarts = (nowMs: Ms): readonly Ms[] => {
  const { dayIndex } = shanghaiClock(nowMs);
  const starts = [0, 1, 2].flatMap((days) => usualHours.map((hour) => instantAt(dayIndex + days, hour * 60)));
  return starts.filter((startMs) => isStillAhead(startMs, nowMs)).slice(0, 2);
};

/** A visit that is to be moved: its present start is no new one, and the whole of it lies within visiting hours. */
export type MovingVisit = { readonly startMs: Ms; readonly plannedMinutes: Minutes };

/** Noons of the days that may be picked; a noon stands for its day. */
export const dayNoons = (nowMs: Ms, moving?: MovingVisit): readonly Ms[] => {
  const { dayIndex } = shanghaiClock(nowMs);
  const noons = Array.from({ length: ahead.days }, (_, days) => instantAt(dayIndex + days, 12 * 60));
  return noons.filter((noonMs) => startsOf(noonMs, nowMs, moving).length > 0);
};

/** Starts on the day of a noon. */
export const startsOf = (noonMs: Ms, nowMs: Ms, moving?: MovingVisit): readonly Ms[] => {
  const { dayIndex } = shanghaiClock(noonMs);
  const latestMs = instantAt(dayIndex, lastHour * 60) - (moving?.plannedMinutes ?? 0) * MINUTE_MS;
  return hours
    .map((hour) => instantAt(dayIndex, hour * 60))
    .filter((startMs) => isStillAhead(startMs, nowMs) && startMs !== moving?.startMs && startMs <= latestMs);
};

/** Help at short notice does not wait for tomorrow: the next full hour within visiting hours. */
export const urgentStart = (nowMs: Ms, plannedMinutes: Minutes): Ms | undefined => {
  const { dayIndex, hour } = shanghaiClock(nowMs);
  const latest = lastHour - Math.ceil(plannedMinutes / 60);
  const next = Math.max(hour + 1, 7);
  return next <= latest ? instantAt(dayIndex, next * 60) : undefined;
};
