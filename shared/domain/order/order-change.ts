import type { Posting } from '../ledger/account';
import type { Doc } from '../ledger/doc';
import type { EntryDetail } from '../ledger/entry';
import type { Day } from './day';
import type { Order } from './order';
import type { OrderCommand, OrderState } from './states';

/**
 * What a decision makes of an order: everything that one transaction then writes.
 * `order.version` is already the next one; `order.headHash` is still the old one, the ledger seals the entry and advances it.
 * `days` hold the next version of each touched DAY item.
 */
export type OrderChange<O extends Order = Order> = {
  readonly command: OrderCommand | 'request';
  readonly from?: OrderState;
  readonly order: O;
  readonly postings: readonly Posting[];
  readonly days: readonly Day[];
  /** The next version of each document touched; absent: none. */
  readonly docs?: readonly Doc[];
  /** Promises that it counts on and leaves as they are: nothing is written once they are others. Absent: none. */
  readonly relied?: readonly Doc[];
  readonly detail: EntryDetail;
};
