import type { OrderId } from '../../shared/domain/ids';
import type { ReadPorts } from '../usecases/ports/reading';
import { decodeDay } from './day-codec';
import { decodeDoc } from './doc-codec';
import { type Item, isId, text } from './item';
import { dayItemKey, fromInstant, personKey } from './keys';
import type { Page } from './reads';
import type { Table } from './table';

/** More than anybody has around one day; so one look is enough. */
const KEYS_PER_LOOK = 100;

/** More cases of hardship than one elder ever has. */
const CASES_MAX = 200;

/** What the views read beside the aggregates' own queries; eventually consistent, half a unit for each 4 KB. */
export const viewQueries = (
  table: Table,
): Pick<ReadPorts, 'elderVisitsFrom' | 'latestDays' | 'grantCases'> => ({
  elderVisitsFrom: async (elderId, fromMs) => {
    const found: OrderId[] = [];
    let from: Item | undefined;
    do {
      const page: Page = await table.query({
        IndexName: 'elderVisits',
        KeyConditionExpression: 'elderId = :elderId AND startKey >= :from',
        ExpressionAttributeValues: { ':elderId': elderId, ':from': fromInstant(fromMs) },
        Limit: KEYS_PER_LOOK,
        ...(from !== undefined && { ExclusiveStartKey: from }),
      });
      for (const item of page.items) {
        const orderId = text(item, 'pk').slice('ORDER#'.length);
        if (!isId('order', orderId)) throw new Error(`no order: ${orderId}`);
        found.push(orderId);
      }
      from = page.next;
    } while (from !== undefined);
    return found;
  },
  grantCases: async (elderId) => {
    const { items, next } = await table.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :case)',
      ExpressionAttributeValues: { ':pk': personKey(elderId).pk, ':case': 'CASE#' },
      Limit: CASES_MAX,
    });
    if (next !== undefined) throw new Error(`more than ${CASES_MAX} cases of ${elderId}`);
    return items.map(decodeDoc).filter((doc) => doc.kind === 'grantCase');
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
