import type { Order } from '../../shared/domain/order/order';
import type { OrderState } from '../../shared/domain/order/states';
import type { Minutes } from '../../shared/domain/units';
import type { ServiceRecord } from './ports/reading';

/** A service record begins with the confirm, or with the dispute that came instead (ledger.md, Two books). */
export const recorded: readonly OrderState[] = ['confirmed', 'disputed', 'settled', 'voided', 'reversed'];

/** The service record of an order as it stands; absent before its confirm, and for orders without a helper's visit. Pure. */
export const serviceRecordOf = (order: Order): ServiceRecord | undefined =>
  recorded.includes(order.state) && 'recordMinutes' in order
    ? {
        helperId: order.helperId,
        orderId: order.id,
        version: order.version,
        state: order.state,
        startMs: order.startMs,
        recordMinutes: order.recordMinutes,
      }
    : undefined;

/** What a record adds to its helper's sum: what was confirmed, and is not in dispute (ledger.md, Two books). Pure. */
export const standingMinutes = (record: ServiceRecord | undefined): Minutes =>
  record?.state === 'confirmed' || record?.state === 'settled' ? record.recordMinutes : 0;
