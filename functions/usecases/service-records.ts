import type { Parsed } from '../../shared/contracts/contract';
import type { serviceRecordsContract } from '../../shared/contracts/service-records';
import type { Actor } from '../../shared/domain/authority/actor';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result } from '../../shared/domain/result';
import type { CityPorts } from './ports';
import type { ReadPorts } from './ports/reading';
import { nextOf, pageFrom } from './views/cursor';
import { serviceZhOf } from './views/order-cards';

const RECORDS_PER_PAGE = 20;

type Asked = Parsed<typeof serviceRecordsContract.request>;
type Records = Parsed<typeof serviceRecordsContract.response>;
export type ServiceRecordsPorts = Pick<CityPorts, 'catalogue'> &
  Pick<ReadPorts, 'records' | 'recordSum' | 'orders'>;

/**
 * One's own service record: every visit that one gave, with the minutes truly given and how the visit stands; nobody is named.
 * The one that was asked for last comes first. Two round trips: the records and their sum; the orders of the page.
 * Refusal: `invalid_request` (a cursor of no page). Source: ledger.md, Two books.
 */
export const serviceRecords =
  (ports: ServiceRecordsPorts) =>
  async ({ cursor }: Asked, { personId }: Actor): Promise<Result<Records, Refusal<'invalid_request'>>> => {
    const from = pageFrom('records', cursor);
    if (!from.ok) return from;
    const [page, recordMinutes] = await Promise.all([
      ports.records(personId, { ...from.value, limit: RECORDS_PER_PAGE }),
      ports.recordSum(personId),
    ]);
    const orders = await ports.orders(page.items.map(({ orderId }) => orderId));
    const items = page.items.map(async ({ orderId, state, startMs, recordMinutes: minutes }) => {
      const order = orders.find(({ id }) => id === orderId);
      if (order === undefined) throw new Error(`a record without its order: ${orderId}`);
      return { orderId, state, startMs, recordMinutes: minutes, serviceZh: await serviceZhOf(ports, order) };
    });
    return accept({ recordMinutes, items: await Promise.all(items), ...nextOf(page) });
  };
