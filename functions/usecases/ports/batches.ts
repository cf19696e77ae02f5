import type { Batch, Part } from '../../../shared/domain/batch/batch';
import type { BatchId, OrgId } from '../../../shared/domain/ids';
import type { From, PageOf } from './reading';

/** What is read of batches beside a command's own facts; each is one round trip unless it says otherwise. */
export type BatchReadPorts = {
  /** All parts in their order, strongly consistent; none: no such batch. */
  readonly plan: (batchId: BatchId) => Promise<readonly Part[]>;
  /** One part, counted from 1; absent: the batch has none of that number. */
  readonly part: (batchId: BatchId, no: number) => Promise<Part | undefined>;
  /** A station's batches, or the city's, the newest first. Two round trips: the list, the batches. */
  readonly batchesOfDesk: (stationId: OrgId | undefined, from: From) => Promise<PageOf<Batch>>;
  /** Approved and not all posted, the oldest draft first. May lag behind by what the index has yet to hear. */
  readonly batchesAtWork: (limit: number) => Promise<readonly BatchId[]>;
};
