import type { OrderId, PersonId } from '../../shared/domain/ids';
import { orderStates } from '../../shared/domain/order/states';
import type { Minutes } from '../../shared/domain/units';
import type { PassbookLine, ProjectionPorts, ReadPorts, ServiceRecord } from '../usecases/ports/reading';
import { type Condition, isAbsent, versionIs } from './conditions';
import { decodeEntry } from './entry-codec';
import { type Item, int, isId, list, mapList, oneOf, type Stored, text } from './item';
import { generationOf, generationPrefix, inGeneration, type Key, personKey } from './keys';
import { encodeLine, passbookLine } from './passbook-store';
import type { Table } from './table';
import type { Write } from './transact';

const RECORD = 'RECORD#';

const recordKey = (helperId: PersonId, orderId: OrderId): Key => ({
  pk: personKey(helperId).pk,
  sk: `${RECORD}${orderId}`,
});
const sumKey = (helperId: PersonId): Key => ({ pk: personKey(helperId).pk, sk: 'RECORDSUM' });

export const encodeServiceRecord = ({ helperId, orderId, ...rest }: ServiceRecord): Stored => ({
  ...recordKey(helperId, orderId),
  ...rest,
});

export const decodeServiceRecord = (item: Item): ServiceRecord => {
  const helperId = text(item, 'pk').slice('PERSON#'.length);
  const orderId = generationOf(text(item, 'sk')).sort.slice(RECORD.length);
  if (!isId('person', helperId) || !isId('order', orderId))
    throw new Error(`no service record: ${helperId} ${orderId}`);
  return {
    helperId,
    orderId,
    version: int(item, 'version'),
    state: oneOf(...orderStates)(item, 'state'),
    startMs: int(item, 'startMs'),
    recordMinutes: int(item, 'recordMinutes'),
  };
};

export const encodeRecordSum = (helperId: PersonId, sumMinutes: Minutes): Stored => ({
  ...sumKey(helperId),
  sumMinutes,
});

/** No other record of the helper has moved their sum. A sum that went and came back is as good: the difference is added to it. */
export const sumIs = (sumMinutes: Minutes): Condition => ({
  name: 'sumIs',
  clause: '#sumMinutes = :sumMinutes',
  values: { ':sumMinutes': sumMinutes },
});

/**
 * The passbook lines of an entry as it lies in the table. Each carries the balance after it, which the write knew: so a line
 * needs no other line, and lines may come in any order, or again. Pure. Throws on anything that no codec wrote.
 */
export const linesOfEntryItem = (item: Item): readonly PassbookLine[] => {
  const entry = decodeEntry(item);
  const balances = item.lines === undefined ? [] : mapList(item, 'lines').map((line) => list(line, 'after'));
  return entry.lines.map((line, index) => {
    const [available, held] = balances[index] ?? [];
    if (typeof available !== 'number' || typeof held !== 'number')
      throw new Error(`${text(item, 'pk')}: line ${index} has no balance`);
    return passbookLine(entry, line, {
      availableAfterMinutes: available - line.availableDelta,
      heldAfterMinutes: held - line.heldDelta,
    });
  });
};

/** One generation of what was projected: where the projector writes it and the views read it. */
export const projectionStore = (
  table: Table,
  generation = 0,
): ProjectionPorts & Pick<ReadPorts, 'records' | 'recordSum'> => ({
  writeLines: (lines) => table.putAll(lines.map((line) => inGeneration(generation, encodeLine(line)))),
  standingRecord: async (helperId, orderId) => {
    const recordAt = inGeneration(generation, recordKey(helperId, orderId));
    const sumAt = inGeneration(generation, sumKey(helperId));
    const items = await table.batchGet([recordAt, sumAt]);
    const record = items.find(({ sk }) => sk === recordAt.sk);
    const sum = items.find(({ sk }) => sk === sumAt.sk);
    return {
      ...(record !== undefined && { record: decodeServiceRecord(record) }),
      ...(sum !== undefined && { sumMinutes: int(sum, 'sumMinutes') }),
    };
  },
  replaceRecord: async (before, { record, sumMinutes }) => {
    const writes: Write<'record' | 'sum'>[] = [
      {
        label: 'record',
        item: inGeneration(generation, encodeServiceRecord(record)),
        conditions: [before.record === undefined ? isAbsent : versionIs(before.record.version)],
      },
    ];
    if (before.sumMinutes !== sumMinutes)
      writes.push({
        label: 'sum',
        item: inGeneration(generation, encodeRecordSum(record.helperId, sumMinutes)),
        conditions: [before.sumMinutes === undefined ? isAbsent : sumIs(before.sumMinutes)],
      });
    return (await table.transact(writes)) === undefined;
  },
  pause: table.pause,
  records: async (helperId, { next, limit }) => {
    const { pk } = personKey(helperId);
    const prefix = `${generationPrefix(generation)}${RECORD}`;
    const page = await table.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :record)',
      ExpressionAttributeValues: { ':pk': pk, ':record': prefix },
      ScanIndexForward: false,
      Limit: limit,
      ...(next === undefined ? {} : { ExclusiveStartKey: { pk, sk: `${prefix}${next}` } }),
    });
    const items = page.items.map(decodeServiceRecord);
    const last = items.at(-1);
    return { items, ...(page.next === undefined || last === undefined ? {} : { next: last.orderId }) };
  },
  recordSum: async (helperId) => {
    const item = await table.get(inGeneration(generation, sumKey(helperId)));
    return item === undefined ? 0 : int(item, 'sumMinutes');
  },
});
