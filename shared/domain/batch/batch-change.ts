import type { Posting } from '../ledger/account';
import type { BatchLedgerCommand, EntryDetail } from '../ledger/entry';
import type { Batch, Part } from './batch';

/**
 * What a decision about a batch makes: everything that one transaction then writes. `batch.version` is already the next one,
 * `batch.headHash` still the old one; the ledger seals the entry and advances it. `parts`: of a draft alone.
 */
export type BatchChange = {
  readonly command: BatchLedgerCommand;
  readonly batch: Batch;
  readonly parts: readonly Part[];
  readonly postings: readonly Posting[];
  readonly detail: EntryDetail;
};
