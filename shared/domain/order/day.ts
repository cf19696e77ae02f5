import { Contradiction } from '../contradiction';
import type { OrderId, PersonId } from '../ids';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import { MINUTE_MS, type Minutes, type Ms } from '../units';

/** One person's accepted visits of one Shanghai day: guards overlap and the day's cap inside the transaction (ledger.md, Limits). */
export type Day = {
  readonly personId: PersonId;
  /** yyyymmdd, Asia/Shanghai. */
  readonly day: number;
  /** 0: not written yet. */
  readonly version: number;
  readonly visits: readonly {
    readonly orderId: OrderId;
    readonly fromMs: Ms;
    readonly plannedMinutes: Minutes;
  }[];
};

type Visit = { readonly id: OrderId; readonly startMs: Ms; readonly plannedMinutes: Minutes };

/**
 * The day with a visit more. Pure. A visit may begin in the minute in which another ends.
 * Refusals, in check order: `day_overlaps`, `day_full` (planned minutes above the day's cap). Source: ledger.md, Limits; invariant 16.
 */
export const claim = (
  day: Day,
  visit: Visit,
  rules: Rulebook,
): Result<Day, Refusal<'day_overlaps' | 'day_full'>> => {
  const endMs = visit.startMs + visit.plannedMinutes * MINUTE_MS;
  const other = day.visits.find(
    ({ fromMs, plannedMinutes }) => fromMs < endMs && visit.startMs < fromMs + plannedMinutes * MINUTE_MS,
  );
  if (other !== undefined) return refuse('day_overlaps', { withStartMs: other.fromMs });
  const plannedMinutes = day.visits.reduce((sum, held) => sum + held.plannedMinutes, visit.plannedMinutes);
  if (plannedMinutes > rules.creditedPerDayMaxMinutes)
    return refuse('day_full', { plannedMinutes, rulebookVersion: rules.version });
  const claimed = { orderId: visit.id, fromMs: visit.startMs, plannedMinutes: visit.plannedMinutes };
  return accept({ ...day, version: day.version + 1, visits: [...day.visits, claimed] });
};

/**
 * The day with a visit that took longer: `plannedMinutes` are all that is claimed for it now. Pure. Throws a `Contradiction` when the day
 * does not hold it. Refusals: those of `claim`. Source: orders.md, notes to the table (agreeMore).
 */
export const claimMore = (
  day: Day,
  visit: Visit,
  rules: Rulebook,
): Result<Day, Refusal<'day_overlaps' | 'day_full'>> =>
  claim({ ...giveBack(day, visit.id), version: day.version }, visit, rules);

/** The day without a visit. Pure. Throws a `Contradiction` when the day does not hold it. Source: orders.md. */
export const giveBack = (day: Day, orderId: OrderId): Day => {
  const visits = day.visits.filter((visit) => visit.orderId !== orderId);
  if (visits.length === day.visits.length) throw new Contradiction(`day ${day.day} does not hold ${orderId}`);
  return { ...day, version: day.version + 1, visits };
};
