import { progressOf } from '../../shared/domain/batch/batch';
import { isBatchLegal } from '../../shared/domain/batch/lifecycle';
import { digestOfPlan } from '../../shared/domain/batch/plan';
import type { BatchId } from '../../shared/domain/ids';
import { hex } from '../../shared/domain/ledger/canonical';
import type { Ms, Sha256 } from '../../shared/domain/units';
import { accountsOfStep, takeBatchStep } from './batch-step';
import type { BatchPorts, CityPorts } from './ports';
import type { BatchReadPorts } from './ports/batches';

/** Times in a row that somebody else was faster, at the batch or at an account. */
const OVERTAKEN_MAX = 8;

export type PostBatchPorts = Pick<BatchPorts, 'load' | 'commitBatch' | 'pauseWithJitter'> &
  Pick<BatchReadPorts, 'plan'> &
  Pick<CityPorts, 'rulebookAt'> & { readonly sha256: Sha256 };
export type PostedSteps = { readonly posted: number; readonly closed: boolean };

/**
 * Goes on with an approved batch for at most `partsMax` parts, and closes it after the last. Killed anywhere, the next call goes on where
 * this one was; two at once post each part once. Two reads for batch and plan, then two round trips a part.
 * Throws what the store throws, when the plan is not the approved one, when the ledger refuses, and when others were always faster.
 * Source: ledger.md, Movements (batch); ADR 0064.
 */
export const postBatch =
  (ports: PostBatchPorts) =>
  async (batchId: BatchId, timeMs: Ms, partsMax: number): Promise<PostedSteps> => {
    const [parts, { batch: first }, rules] = await Promise.all([
      ports.plan(batchId),
      ports.load({ batchId }),
      ports.rulebookAt(timeMs),
    ]);
    if (first === undefined) throw new Error(`there is no ${batchId}`);
    if (hex(digestOfPlan(ports.sha256, parts)) !== hex(first.planDigest))
      throw new Error(`${batchId}: the plan is not the one that was approved`);
    let { postedCount } = progressOf(first);
    let posted = 0;
    for (let overtaken = 0; overtaken < OVERTAKEN_MAX; ) {
      const part = parts[postedCount];
      if (part !== undefined && posted >= partsMax) return { posted, closed: false };
      const loaded = await ports.load({ batchId, accounts: accountsOfStep(first, part) });
      const { batch } = loaded;
      if (batch === undefined || !isBatchLegal(batch, 'post')) return { posted, closed: false };
      // Somebody else has posted meanwhile: then these are the accounts of another part.
      const isBehind = progressOf(batch).postedCount !== postedCount;
      const step = isBehind ? 'overtaken' : await takeBatchStep(ports)(batch, loaded, part, rules, timeMs);
      if (step === 'written') {
        if (part === undefined) return { posted, closed: true };
        posted += 1;
        postedCount += 1;
        overtaken = 0;
      } else {
        postedCount = progressOf(batch).postedCount;
        overtaken += 1;
        if (!isBehind) await ports.pauseWithJitter(overtaken);
      }
    }
    throw new Error(`${batchId}: others were faster ${OVERTAKEN_MAX} times`);
  };
