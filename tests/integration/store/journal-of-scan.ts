import { scanJournal } from '../../../functions/store/journal-scan';
import type { Table } from '../../../functions/store/table';
import type { Batch } from '../../../shared/domain/batch/batch';
import type { Head } from '../../../shared/domain/ledger/account';
import type { Entry } from '../../../shared/domain/ledger/entry';
import type { Day } from '../../../shared/domain/order/day';
import type { Order } from '../../../shared/domain/order/order';

/** The whole table as the checker wants it. */
export const journalOfScan = async (table: Table) => {
  const entries: Entry[] = [];
  const heads: Head[] = [];
  const orders: Order[] = [];
  const days: Day[] = [];
  const batches: Batch[] = [];
  const unreadable: string[] = [];
  for await (const record of scanJournal(table)) {
    if (record.kind === 'entry') entries.push(record.entry);
    else if (record.kind === 'head') heads.push(record.head);
    else if (record.kind === 'order') orders.push(record.order);
    else if (record.kind === 'day') days.push(record.day);
    else if (record.kind === 'batch') batches.push(record.batch);
    else if (record.kind === 'unreadable') unreadable.push(`${record.key}: ${record.because}`);
  }
  return { entries, heads, orders, days, batches, unreadable };
};
