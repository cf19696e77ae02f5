import { chineseHolidays } from '../../../shared/domain/calendar/chinese-holidays';
import { dayOf } from '../../../shared/domain/calendar/shanghai-day';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { earliestStandingStartMs } from '../../../shared/domain/order/earliest-standing-start';
import type { Order } from '../../../shared/domain/order/order';
import type { OrderState } from '../../../shared/domain/order/states';
import { DAY_MS, type Ms } from '../../../shared/domain/units';
import type { CityPorts } from '../ports';
import type { ReadPorts } from '../ports/reading';

/** Visits are asked for at most 28 days ahead. */
export const AHEAD_MS = 29 * DAY_MS;
/** What stands between the request and the end of the visit. */
const beforeServed: readonly OrderState[] = [
  'submitted',
  'open',
  'offered',
  'accepted',
  'serving',
  'referred',
  'scheduled',
];

/** An elder's visits that may still concern somebody, all of them, the next first. One query for 100. */
export const elderVisitsAround = async (
  { elderVisitsFrom, rulebookAt }: Pick<ReadPorts, 'elderVisitsFrom'> & Pick<CityPorts, 'rulebookAt'>,
  elderId: PersonId,
  atMs: Ms,
): Promise<readonly OrderId[]> => {
  const rules = await rulebookAt(atMs);
  return elderVisitsFrom(elderId, earliestStandingStartMs(atMs, { rules, holidays: chineseHolidays }));
};

/** A helper's accepted visits from yesterday on, for a visit may be forgotten over midnight. One query. */
export const helperVisitsAhead = async (
  { days }: Pick<ReadPorts, 'days'>,
  helperId: PersonId,
  atMs: Ms,
): Promise<readonly OrderId[]> => {
  const found = await days(helperId, dayOf(atMs - DAY_MS), dayOf(atMs + AHEAD_MS));
  return found.flatMap(({ visits }) => visits.map(({ orderId }) => orderId));
};

export type HomeVisits = {
  readonly todayVisits: readonly Order[];
  readonly toConfirm: readonly Order[];
  readonly upcoming: readonly Order[];
  readonly currentTask?: Order;
};

/**
 * Sorts the orders around a person into the places of the first screen, the earliest start first. Pure. A visit whose start
 * has passed without a helper stays among today's until its desk has moved or closed it. The helper's own task is the visit
 * under way, else the next one.
 */
export const sortForHome = (orders: readonly Order[], personId: PersonId, atMs: Ms): HomeVisits => {
  const byStart = [...orders].sort((a, b) => a.startMs - b.startMs);
  const tasks = byStart.filter((order) => 'helperId' in order && order.helperId === personId);
  const visits = byStart.filter((order) => !tasks.includes(order));
  const ahead = visits.filter(({ state }) => beforeServed.includes(state));
  const today = dayOf(atMs);
  const currentTask =
    tasks.find(({ state }) => state === 'serving') ?? tasks.find(({ state }) => state === 'accepted');
  return {
    todayVisits: ahead.filter(({ startMs }) => dayOf(startMs) <= today),
    toConfirm: visits.filter(({ state }) => state === 'served'),
    upcoming: ahead.filter(({ startMs }) => dayOf(startMs) > today),
    ...(currentTask !== undefined && { currentTask }),
  };
};
