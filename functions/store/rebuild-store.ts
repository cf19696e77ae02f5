import type { PersonId } from '../../shared/domain/ids';
import type { PassbookLine, ServiceRecord } from '../usecases/ports/reading';
import type { GenerationOfProjections, RebuildPorts } from '../usecases/ports/rebuilding';
import { isAbsent, versionIs } from './conditions';
import { generationStore } from './generation-store';
import { type Item, int, type Stored, text } from './item';
import { generationOf, generationPrefix, headKey, inGeneration, type Key, personKey } from './keys';
import { orderQueries } from './order-queries';
import { decodeLine, encodeLine, passbookStore } from './passbook-store';
import {
  decodeServiceRecord,
  encodeRecordSum,
  encodeServiceRecord,
  projectionStore,
  sumIs,
} from './projection-store';
import type { Table } from './table';
import type { Write } from './transact';

const SUM = 'RECORDSUM';

/** All of a partition that begins so, in order. */
const allUnder = async (table: Table, pk: string, prefix: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page = await table.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ConsistentRead: true,
      ...(from === undefined ? {} : { ExclusiveStartKey: from }),
    });
    items.push(...page.items);
    from = page.next;
  } while (from !== undefined);
  return items;
};

/** What an item holds, when it is what its codec writes and holds nothing beside. */
const exactly =
  <T>(decode: (item: Item) => T, encode: (value: T) => Stored) =>
  (item: Item) => {
    try {
      const value = decode(item);
      const names = Object.values(encode(value)).filter((each) => each !== undefined).length;
      return names === Object.keys(item).length ? value : undefined;
    } catch {
      return undefined;
    }
  };
const lineIn: (item: Item) => PassbookLine | undefined = exactly(decodeLine, encodeLine);
const recordIn: (item: Item) => ServiceRecord | undefined = exactly(decodeServiceRecord, encodeServiceRecord);

const sortOf = (item: Item): string => generationOf(text(item, 'sk')).sort;

const generationOn = (table: Table, generation: number): GenerationOfProjections => {
  const prefix = generationPrefix(generation);
  const recordItems = (helperId: PersonId) => allUnder(table, personKey(helperId).pk, `${prefix}RECORD`);
  const remove = (items: readonly Item[]) =>
    table.removeAll(items.map((item): Key => ({ pk: text(item, 'pk'), sk: text(item, 'sk') })));
  return {
    writeLines: projectionStore(table, generation).writeLines,
    linesOf: async (account) => (await allUnder(table, headKey(account).pk, `${prefix}LINE#`)).map(lineIn),
    recordsOf: async (helperId) => {
      const items = await recordItems(helperId);
      const sum = items.find((item) => sortOf(item) === SUM);
      const records = items.filter((item) => item !== sum).map(recordIn);
      return { records, ...(sum !== undefined && { sumMinutes: int(sum, 'sumMinutes') }) };
    },
    replaceRecords: async (helperId, before, after) => {
      const writes: Write<string>[] = after.records.map((record) => {
        const stood = before.records.find((each) => each?.orderId === record.orderId);
        return {
          label: record.orderId,
          item: inGeneration(generation, encodeServiceRecord(record)),
          conditions: [stood === undefined ? isAbsent : versionIs(stood.version)],
        };
      });
      writes.push({
        label: 'sum',
        item: inGeneration(generation, encodeRecordSum(helperId, after.sumMinutes)),
        conditions: [before.sumMinutes === undefined ? isAbsent : sumIs(before.sumMinutes)],
      });
      return (await table.transact(writes)) === undefined;
    },
    dropLines: async (account) => remove(await allUnder(table, headKey(account).pk, `${prefix}LINE#`)),
    dropRecords: async (helperId) => remove(await recordItems(helperId)),
  };
};

/** What a rebuild reads and writes of the table, in any generation. */
export const rebuildStore = (table: Table): Omit<RebuildPorts, 'names' | 'read' | 'sha256' | 'progress'> => ({
  ...generationStore(table),
  generation: (generation) => generationOn(table, generation),
  heads: passbookStore(table).heads,
  orders: orderQueries(table).orders,
  pause: table.pause,
});
