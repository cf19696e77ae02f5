import type { approveBatchContract } from '../../shared/contracts/approve-batch';
import type { Parsed } from '../../shared/contracts/contract';
import { decideApprove } from '../../shared/domain/batch/decide-approve';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import type { Sha256 } from '../../shared/domain/units';
import { actOnBatch, type BatchOutcome } from './act-on-batch';
import type { BatchPorts, CityPorts } from './ports';
import type { BatchReadPorts } from './ports/batches';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof approveBatchContract.request>;
export type ApproveBatchPorts = BatchPorts &
  Pick<BatchReadPorts, 'plan'> &
  Pick<CityPorts, 'rulebookAt'> & { readonly sha256: Sha256 };

/**
 * A lead approves what another person drafted. Four round trips: the batch, the accounts, the plan, the commit.
 * Refusals, in check order: those of `actOnBatch` until the decision, of `decideApprove`, of `runCommand` (`insufficient_minutes`: the fund
 * lacks the total). Source: ledger.md, Movements (batch).
 */
export const approveBatch =
  (ports: ApproveBatchPorts) =>
  ({ body: { batchId }, ...call }: CommandCall<Body>): Promise<Result<BatchOutcome, Refusal>> =>
    actOnBatch(ports)(call, batchId, async (batch, acting, { heads }) => {
      const [parts, rules] = await Promise.all([ports.plan(batchId), ports.rulebookAt(call.atMs)]);
      return decideApprove(ports.sha256, { batch, parts, heads, acting, rules }, call.atMs);
    });
