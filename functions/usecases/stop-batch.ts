import type { Parsed } from '../../shared/contracts/contract';
import type { stopBatchContract } from '../../shared/contracts/stop-batch';
import { decideStop } from '../../shared/domain/batch/decide-end';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnBatch, type BatchOutcome } from './act-on-batch';
import type { BatchPorts } from './ports';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof stopBatchContract.request>;

/**
 * A lead stops a batch, drafted or under way: what is posted stays, what is left goes back. Three round trips.
 * Refusals, in check order: those of `actOnBatch` until the decision, of `decideStop`, of `runCommand`. Source: ledger.md, Movements (batch).
 */
export const stopBatch =
  (ports: BatchPorts) =>
  ({ body: { batchId, reason }, ...call }: CommandCall<Body>): Promise<Result<BatchOutcome, Refusal>> =>
    actOnBatch(ports)(call, batchId, (batch) => decideStop(batch, reason, call.atMs));
