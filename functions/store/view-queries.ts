import type { ReadPorts } from '../usecases/ports/reading';
import { decodeDay } from './day-codec';
import { isId, text } from './item';
import { dayItemKey, fromInstant, personKey } from './keys';
import type { Table } from './table';

/** What the views read beside the aggregates' own queries; eventually consistent, half a unit for each 4 KB. */
export const viewQueries = (table: Table): Pick<ReadPorts, 'elderVisitsFrom' | 'latestDays'> => ({
  elderVisitsFrom: async (elderId, fromMs, limit) => {
    const { items } = await table.query({
      IndexName: 'elderVisits',
      KeyConditionExpression: 'elderId = :elderId AND startKey >= :from',
      ExpressionAttributeValues: { ':elderId': elderId, ':from': fromInstant(fromMs) },
      Limit: limit,
    });
    return items.map((item) => {
      const orderId = text(item, 'pk').slice('ORDER#'.length);
      if (!isId('order', orderId)) throw new Error(`no order: ${orderId}`);
      return orderId;
    });
  },
  latestDays: async (personId, { next, limit }) => {
    const page = await table.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :day)',
      ExpressionAttributeValues: { ':pk': personKey(personId).pk, ':day': 'DAY#' },
      ScanIndexForward: false,
      Limit: limit,
      ...(next !== undefined && { ExclusiveStartKey: dayItemKey(personId, Number(next)) }),
    });
    const days = page.items.map(decodeDay);
    const last = days.at(-1);
    return {
      items: days,
      ...(page.next !== undefined && last !== undefined && { next: String(last.day) }),
    };
  },
});
