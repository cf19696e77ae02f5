import type { OrgId } from '../../shared/domain/ids';
import type { Org } from '../../shared/domain/org/org';
import { isId, type Stored } from './item';
import type { Table } from './table';

const PARTITION = 'STATIONS';
const PREFIX = 'STATION#';

/** A station's place in the list of stations, which nothing else can give: organisations lie each in a partition of their own. */
export const encodeStationMark = ({ id }: Org): Stored => ({ pk: PARTITION, sk: `${PREFIX}${id}` });

/** Every station of the city: one query, 2 KB for the 47 of a city. */
export const readStationIds = async (table: Table): Promise<readonly OrgId[]> => {
  const { items, next } = await table.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': PARTITION },
  });
  // A page takes a megabyte: ten thousand stations and more.
  if (next !== undefined) throw new Error('the stations fill more than a page');
  return items.map(({ sk }) => {
    const id = String(sk).slice(PREFIX.length);
    if (!isId('org', id)) throw new Error(`no station: ${String(sk)}`);
    return id;
  });
};
