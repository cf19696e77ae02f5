import type { Item } from './item';
import type { Table } from './table';

/** More megabytes than anybody's records, or one day's visits at one station, ever fill. */
const PAGES_MAX = 50;

/** Every item of a partition whose sort key begins so; eventually consistent, as many round trips as there are megabytes. */
export const queryAll = async (table: Table, pk: string, prefix: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let from: Item | undefined;
  for (let page = 1; page === 1 || from !== undefined; page += 1) {
    if (page > PAGES_MAX) throw new Error(`${pk} has more than ${PAGES_MAX} pages of ${prefix}`);
    const found = await table.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ...(from !== undefined && { ExclusiveStartKey: from }),
    });
    items.push(...found.items);
    from = found.next;
  }
  return items;
};
