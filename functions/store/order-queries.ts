import type { OrderId } from '../../shared/domain/ids';
import type { Entry } from '../../shared/domain/ledger/entry';
import type { Order } from '../../shared/domain/order/order';
import { orderStates } from '../../shared/domain/order/states';
import type { HallRow, LiveRow, ReadPorts } from '../usecases/ports/reading';
import { dueKeyIs } from './conditions';
import { decodeEntry } from './entry-codec';
import { type Item, id, int, isId, oneOf, text } from './item';
import { dueKey, fromInstant, instantOf, orderKey } from './keys';
import { decodeOrder, hasEnded } from './order-codec';
import type { Query } from './reads';
import type { Table } from './table';

/** The views' queries of orders, strongly consistent where no index is asked; and the clock's one bare update. */
export type OrderQueries = Pick<ReadPorts, 'history' | 'orders' | 'hall' | 'live' | 'elderVisits'> & {
  /**
   * Moves an order to the next rung: a bare update under the due instant that was read, without entry or version (ledger.md,
   * Commands and ids). `overtaken`: somebody was there before, nothing to do.
   */
  readonly climbRung: (
    order: Order,
    climbed: Pick<Order, 'rung' | 'dueAtMs'>,
  ) => Promise<'climbed' | 'overtaken'>;
};

const PAGES_MAX = 20;
const KEYS_PER_READ = 100;

/** Entries of one subject, oldest first; the table keeps them by principal. */
const byVersion = (a: Entry, b: Entry): number => a.version - b.version;

const orderIdOf = (key: string): OrderId => {
  const orderId = key.slice(key.indexOf('#') + 1);
  if (!isId('order', orderId)) throw new Error(`no order in the key ${key}`);
  return orderId;
};

const hallRow = (item: Item): HallRow => {
  const startKey = text(item, 'startKey');
  const startMs = instantOf(startKey);
  if (startMs === undefined) throw new Error(`no start in the key ${startKey}`);
  return {
    orderId: orderIdOf(startKey),
    startMs,
    serviceCode: text(item, 'serviceCode'),
    communityId: id('org')(item, 'communityId'),
    plannedMinutes: int(item, 'plannedMinutes'),
  };
};

const liveRow = (item: Item): LiveRow => {
  const dueAtMs = instantOf(text(item, 'dueKey'));
  return {
    ...hallRow(item),
    state: oneOf(...orderStates)(item, 'state'),
    ...(dueAtMs === undefined ? {} : { dueAtMs }),
  };
};

const where = (hash: string, value: string, range?: string, bound?: string): Query => ({
  KeyConditionExpression: ['#hash = :hash', ...(range === undefined ? [] : [range])].join(' AND '),
  ExpressionAttributeNames: {
    '#hash': hash,
    ...(range === undefined ? {} : { '#range': hash === 'stationId' ? 'dueKey' : 'startKey' }),
  },
  ExpressionAttributeValues: { ':hash': value, ...(bound === undefined ? {} : { ':bound': bound }) },
});

export const orderQueries = (table: Table): OrderQueries => ({
  history: async (orderId) => {
    const { pk } = orderKey(orderId);
    const entries: Entry[] = [];
    let order: Order | undefined;
    let from: Item | undefined;
    for (let page = 1; page === 1 || from !== undefined; page += 1) {
      if (page > PAGES_MAX) throw new Error(`the history of ${orderId} has more than ${PAGES_MAX} pages`);
      const { items, next } = await table.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      });
      for (const item of items) {
        if (item.sk === 'ORDER') order = decodeOrder(item);
        else entries.push(decodeEntry(item));
      }
      from = next;
    }
    return order && { order, entries: entries.sort(byVersion) };
  },
  orders: async (ids) => {
    const pages: OrderId[][] = [];
    for (let from = 0; from < ids.length; from += KEYS_PER_READ)
      pages.push(ids.slice(from, from + KEYS_PER_READ));
    const items = (await Promise.all(pages.map((page) => table.batchGet(page.map(orderKey))))).flat();
    const orders = new Map(items.map(decodeOrder).map((order) => [order.id, order]));
    return ids.flatMap((orderId) => orders.get(orderId) ?? []);
  },
  hall: async (cells, afterMs, { next, limit }) => {
    const after = next ?? fromInstant(afterMs + 1);
    const pages = await Promise.all(
      [...new Set(cells)].map((cell) =>
        table.query({
          IndexName: 'hall',
          ...where('hallCell', cell, '#range > :bound', after),
          Limit: limit,
        }),
      ),
    );
    // Each page is whole up to its limit, so the soonest `limit` of all are the true ones.
    const items = pages
      .flatMap((page) => page.items)
      .sort((a, b) => (text(a, 'startKey') < text(b, 'startKey') ? -1 : 1));
    const shown = items.slice(0, limit);
    const last = shown.at(-1);
    const more = items.length > limit || pages.some((page) => page.next !== undefined);
    return {
      items: shown.map(hallRow),
      ...(more && last !== undefined ? { next: text(last, 'startKey') } : {}),
    };
  },
  live: async (stationId, { next, limit, dueByMs }) => {
    const range = dueByMs === undefined ? undefined : '#range < :bound';
    const page = await table.query({
      IndexName: 'live',
      ...where('stationId', stationId, range, dueByMs === undefined ? undefined : fromInstant(dueByMs + 1)),
      Limit: limit,
      ...(next === undefined
        ? {}
        : { ExclusiveStartKey: { ...orderKey(orderIdOf(next)), stationId, dueKey: next } }),
    });
    const last = page.items.at(-1);
    return {
      items: page.items.map(liveRow),
      ...(page.next === undefined || last === undefined ? {} : { next: text(last, 'dueKey') }),
    };
  },
  elderVisits: async (elderId, { next, limit }) => {
    const page = await table.query({
      IndexName: 'elderVisits',
      ...where('elderId', elderId),
      ScanIndexForward: false,
      Limit: limit,
      ...(next === undefined
        ? {}
        : { ExclusiveStartKey: { ...orderKey(orderIdOf(next)), elderId, startKey: next } }),
    });
    const last = page.items.at(-1);
    return {
      items: page.items.map((item) => orderIdOf(text(item, 'startKey'))),
      ...(page.next === undefined || last === undefined ? {} : { next: text(last, 'startKey') }),
    };
  },
  climbRung: async (order, { rung, dueAtMs }) => {
    if (hasEnded(order)) throw new Error(`${order.id} has ended and has no rung`);
    const climbed = dueKey(dueAtMs, order.id);
    const updated = await table.update({
      key: orderKey(order.id),
      update: 'SET #dueKey = :climbed, #rung = :rung',
      names: { '#dueKey': 'dueKey', '#rung': 'rung' },
      values: { ':climbed': climbed, ':rung': rung },
      conditions: [dueKeyIs(dueKey(order.dueAtMs, order.id))],
    });
    switch (updated.kind) {
      case 'written':
        return 'climbed';
      case 'contended':
        return 'overtaken';
      case 'overtaken':
        // Our own reply was lost and the SDK sent the update again: the rung is climbed, by us or by another sweeper, once.
        return updated.item?.dueKey === climbed &&
          updated.item.rung === rung &&
          updated.item.version === order.version
          ? 'climbed'
          : 'overtaken';
    }
  },
});
