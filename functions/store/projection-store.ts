import type { OrgId, PersonId } from '../../shared/domain/ids';
import { orderStates } from '../../shared/domain/order/states';
import type { EndedVisit, PassbookLine, ProjectionPorts, ServiceRecord } from '../usecases/ports/reading';
import { decodeEntry } from './entry-codec';
import { type Item, int, isId, list, mapList, oneOf, type Stored, text } from './item';
import { personKey } from './keys';
import { encodeLine, passbookLine } from './passbook-store';
import { queryAll } from './query-all';
import type { Table } from './table';

const RECORD = 'RECORD#';
const ENDED = 'ENDED#';

const recordPartition = (helperId: PersonId): string => personKey(helperId).pk;
const endedPartition = (stationId: OrgId, day: number): string => `FIGURES#${stationId}#${day}`;

const orderIdIn = (item: Item, prefix: string) => {
  const orderId = text(item, 'sk').slice(prefix.length);
  if (!isId('order', orderId)) throw new Error(`no order: ${orderId}`);
  return orderId;
};

export const encodeServiceRecord = ({ helperId, orderId, ...rest }: ServiceRecord): Stored => ({
  pk: recordPartition(helperId),
  sk: `${RECORD}${orderId}`,
  ...rest,
});

const decodeServiceRecord = (item: Item): ServiceRecord => {
  const helperId = text(item, 'pk').slice('PERSON#'.length);
  if (!isId('person', helperId)) throw new Error(`no person: ${helperId}`);
  return {
    helperId,
    orderId: orderIdIn(item, RECORD),
    state: oneOf(...orderStates)(item, 'state'),
    startMs: int(item, 'startMs'),
    recordMinutes: int(item, 'recordMinutes'),
  };
};

export const encodeEndedVisit = ({ stationId, day, orderId, state }: EndedVisit): Stored => ({
  pk: endedPartition(stationId, day),
  sk: `${ENDED}${orderId}`,
  state,
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

/** Where the projector writes and the views read what was projected; one unit a write. */
export const projectionStore = (
  table: Table,
): ProjectionPorts & {
  readonly serviceRecords: (helperId: PersonId) => Promise<readonly ServiceRecord[]>;
  readonly endedVisits: (stationId: OrgId, day: number) => Promise<readonly EndedVisit[]>;
} => ({
  writeLines: (lines) => table.putAll(lines.map(encodeLine)),
  writeServiceRecord: (record) => table.putAll([encodeServiceRecord(record)]),
  writeEndedVisit: (visit) => table.putAll([encodeEndedVisit(visit)]),
  serviceRecords: async (helperId) =>
    (await queryAll(table, recordPartition(helperId), RECORD)).map(decodeServiceRecord),
  endedVisits: async (stationId, day) =>
    (await queryAll(table, endedPartition(stationId, day), ENDED)).map((item) => ({
      stationId,
      day,
      orderId: orderIdIn(item, ENDED),
      state: oneOf(...orderStates)(item, 'state'),
    })),
});
