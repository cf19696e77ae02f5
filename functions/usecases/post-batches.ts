import type { BatchId } from '../../shared/domain/ids';
import type { Ms } from '../../shared/domain/units';
import type { BatchReadPorts } from './ports/batches';
import type { PostedSteps } from './post-batch';

/** How many batches a run looks at: those of every station of a city that hand out a month on one evening. */
const BATCHES_A_RUN = 100;
/** 8,000 accounts in a run, four batches of the largest kind; what is left is the next run's. */
const PARTS_A_RUN = 200;

export type PostBatchesPorts = Pick<BatchReadPorts, 'batchesAtWork'> & {
  readonly postBatch: (batchId: BatchId, timeMs: Ms, partsMax: number) => Promise<PostedSteps>;
  /** Says what went wrong, with ids and codes alone. */
  readonly note: (batchId: BatchId, cause: unknown) => void;
};

/** What a run did: parts posted, batches closed, batches that failed. */
export type PostedRun = { readonly parts: number; readonly closed: number; readonly failed: number };

/**
 * Goes on with the batches that are approved and not all posted, the oldest draft first, for a bounded number of parts. It remembers
 * nothing: killed anywhere, the next run goes on where the batches are. One failing batch never stops the others: it is noted and
 * counted, and the next run meets it again. One query when there is nothing to do. Source: ledger.md, Movements (batch); ADR 0064.
 */
export const postBatches =
  (ports: PostBatchesPorts) =>
  async (timeMs: Ms): Promise<PostedRun> => {
    const run = { parts: 0, closed: 0, failed: 0 };
    for (const batchId of await ports.batchesAtWork(BATCHES_A_RUN)) {
      if (run.parts >= PARTS_A_RUN) break;
      try {
        const { posted, closed } = await ports.postBatch(batchId, timeMs, PARTS_A_RUN - run.parts);
        run.parts += posted;
        if (closed) run.closed += 1;
      } catch (cause) {
        run.failed += 1;
        ports.note(batchId, cause);
      }
    }
    return run;
  };
