import { dayOf } from '../../calendar/shanghai-day';
import type { Day } from '../../order/day';
import type { Order } from '../../order/order';
import { MINUTE_MS, type Minutes } from '../../units';
import { heldOf } from '../funding';
import type { Violation } from './violation';

const visitName = (personId: string, day: number, orderId: string): string =>
  `day ${personId} ${day} ${orderId}`;

/** The day's cap of a rulebook; absent: there is no such version. */
export type DayMaxOf = (rulebookVersion: number) => Minutes | undefined;

/**
 * No two visits of one person overlap; none was claimed beyond the day's cap of its own order's rulebook (a day lists visits as they
 * were claimed); and the days name exactly the visits that the orders name (16). Pure.
 */
export function* checkDays(
  days: Iterable<Day>,
  orders: Iterable<Order>,
  dayMaxOf: DayMaxOf,
): Generator<Violation> {
  const claimed = new Map<string, string>();
  const known = [...orders];
  const versions = new Map(known.map(({ id, rulebookVersion }) => [id, rulebookVersion]));
  for (const { personId, day, visits } of days) {
    const place = `day ${personId} ${day}`;
    const sorted = visits.toSorted((a, b) => a.fromMs - b.fromMs);
    for (const [index, visit] of sorted.entries()) {
      claimed.set(visitName(personId, day, visit.orderId), `${visit.fromMs} for ${visit.plannedMinutes}`);
      const next = sorted[index + 1];
      if (next !== undefined && next.fromMs < visit.fromMs + visit.plannedMinutes * MINUTE_MS)
        yield { invariant: 16, place, what: `${visit.orderId} and ${next.orderId} overlap` };
    }
    let plannedMinutes = 0;
    for (const { orderId, plannedMinutes: more } of visits) {
      plannedMinutes += more;
      const version = versions.get(orderId);
      const maxMinutes = version === undefined ? undefined : dayMaxOf(version);
      if (maxMinutes !== undefined && plannedMinutes > maxMinutes)
        yield {
          invariant: 16,
          place,
          what: `${plannedMinutes} minutes with ${orderId}, whose rulebook allows ${maxMinutes}`,
        };
    }
  }
  for (const order of known) {
    if (!('helperId' in order)) continue;
    const place = visitName(order.helperId, dayOf(order.startMs), order.id);
    // What a payer agreed to beyond the plan is held and claimed alike.
    const shall = `${order.startMs} for ${heldOf(order.funding)}`;
    const is = claimed.get(place);
    if (is !== shall) yield { invariant: 16, place, what: `says ${is ?? 'nothing'}, the order ${shall}` };
    claimed.delete(place);
  }
  for (const place of claimed.keys())
    yield { invariant: 16, place, what: 'names a visit that no order names' };
}
