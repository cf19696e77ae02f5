import { dayIndexOf, instantAt } from '../calendar/shanghai-day';
import type { RequestRule } from '../refusals';
import type { Rulebook } from '../rulebook/rulebook';
import { MINUTE_MS, type Minutes, type Ms } from '../units';

/**
 * The first rule that the time of a visit breaks, as asked for at `atMs`; absent: none. Pure. In check order: `start_passed`,
 * `ask_ahead` (calendar days), `within_one_day`, `visiting_hours`. Source: product.md, Rulebook, minutes per order.
 */
export const timeRuleAgainst = (
  startMs: Ms,
  plannedMinutes: Minutes,
  rules: Rulebook,
  atMs: Ms,
): Extract<RequestRule, 'start_passed' | 'ask_ahead' | 'within_one_day' | 'visiting_hours'> | undefined => {
  const day = dayIndexOf(startMs);
  const endMs = startMs + plannedMinutes * MINUTE_MS;
  if (startMs <= atMs) return 'start_passed';
  if (day - dayIndexOf(atMs) > rules.askAheadMaxDays) return 'ask_ahead';
  if (endMs > instantAt(day + 1, 0)) return 'within_one_day';
  if (startMs < instantAt(day, rules.visitFromMinute) || endMs > instantAt(day, rules.visitToMinute))
    return 'visiting_hours';
  return undefined;
};
