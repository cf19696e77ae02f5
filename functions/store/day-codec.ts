import type { Day } from '../../shared/domain/order/day';
import { type Item, int, isId, type Stored, text, textList } from './item';
import { dayItemKey } from './keys';

/** A day as an item: 16 visits of 30 minutes, the most that 480 allow, still fit into 1,000 bytes. */
export const encodeDay = ({ personId, day, version, visits }: Day): Stored => ({
  ...dayItemKey(personId, day),
  version,
  visits: visits.map(({ orderId, fromMs, plannedMinutes }) => `${fromMs} ${plannedMinutes} ${orderId}`),
});

const decodeVisit = (value: string): Day['visits'][number] => {
  const [fromMs = '', plannedMinutes = '', orderId = ''] = value.split(' ');
  if (!/^\d+$/.test(fromMs) || !/^\d+$/.test(plannedMinutes) || !isId('order', orderId))
    throw new Error(`no visit: ${value}`);
  return { orderId, fromMs: Number(fromMs), plannedMinutes: Number(plannedMinutes) };
};

/** The day that an item holds; throws on anything that no codec wrote. */
export const decodeDay = (item: Item): Day => {
  const personId = text(item, 'pk').slice('PERSON#'.length);
  if (!isId('person', personId)) throw new Error(`no person: ${personId}`);
  return {
    personId,
    day: Number(text(item, 'sk').slice('DAY#'.length)),
    version: int(item, 'version'),
    visits: textList(item, 'visits').map(decodeVisit),
  };
};
