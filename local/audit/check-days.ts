import { encodeDay } from '../../functions/store/day-codec';
import { dayOf } from '../../shared/domain/calendar/shanghai-day';
import { defaultRulebook } from '../../shared/domain/rulebook/default-rulebook';
import { MINUTE_MS } from '../../shared/domain/units';
import type { Journal } from './journal';
import { sameItem } from './same-item';
import type { Violation } from './violation';

/** No two accepted visits of one person overlap, none passes the day's cap (16); a day lists those visits and no others. */
export const checkDays = ({ days, orders }: Journal): readonly Violation[] => {
  const found: Violation[] = [];
  const claimed = new Map<string, string>();
  for (const { value: day, item } of days) {
    const place = `${day.personId} ${day.day}`;
    const visits = day.visits.toSorted((a, b) => a.fromMs - b.fromMs);
    for (const [index, { orderId, fromMs, plannedMinutes }] of visits.entries()) {
      claimed.set(`${day.personId} ${orderId}`, `${day.day} ${fromMs} ${plannedMinutes}`);
      const next = visits[index + 1];
      if (next !== undefined && next.fromMs < fromMs + plannedMinutes * MINUTE_MS)
        found.push({ invariant: 16, place, what: `${orderId} and ${next.orderId} overlap` });
    }
    const total = visits.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
    if (total > defaultRulebook.creditedPerDayMaxMinutes)
      found.push({ invariant: 16, place, what: `${total} minutes in one day` });
    if (!sameItem(item, encodeDay(day)))
      found.push({ invariant: 10, place, what: 'the item is not what its codec writes' });
  }
  for (const { value: order } of orders) {
    if (!('helperId' in order)) continue;
    const key = `${order.helperId} ${order.id}`;
    const shall = `${dayOf(order.startMs)} ${order.startMs} ${order.plannedMinutes}`;
    const is = claimed.get(key);
    if (is !== shall)
      found.push({
        invariant: 16,
        place: order.id,
        what: `the helper's day says ${is ?? 'nothing'}, the order ${shall}`,
      });
    claimed.delete(key);
  }
  for (const [key, visit] of claimed)
    found.push({ invariant: 16, place: key, what: `the day has a visit (${visit}) that nobody took` });
  return found;
};
