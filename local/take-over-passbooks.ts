import { batchQueries, batchStore } from '../functions/store/batch-store';
import { sha256 } from '../functions/store/sha256';
import type { Table } from '../functions/store/table';
import type { CommandEnvelope, Committed } from '../functions/usecases/ports';
import { postBatch } from '../functions/usecases/post-batch';
import type { PlanLine } from '../shared/domain/batch/batch';
import type { BatchChange } from '../shared/domain/batch/batch-change';
import { decideApprove } from '../shared/domain/batch/decide-approve';
import { decideDraft } from '../shared/domain/batch/decide-draft';
import type { BatchId, CommandId, OrgId, PersonId } from '../shared/domain/ids';
import type { Refusal } from '../shared/domain/refusals';
import type { Result } from '../shared/domain/result';
import { defaultRulebook } from '../shared/domain/rulebook/default-rulebook';
import type { Ms } from '../shared/domain/units';

/** Paper passbooks of one station: who entered them, who approved, and what stands in them. */
export type PaperBatch = {
  readonly batchId: BatchId;
  readonly stationId: OrgId;
  readonly drafter: { readonly id: PersonId; readonly commandId: CommandId };
  readonly approver: { readonly id: PersonId; readonly commandId: CommandId };
  readonly lines: readonly PlanLine[];
};

const made = (decided: Result<BatchChange, Refusal>): BatchChange => {
  if (!decided.ok) throw new Error(`an opening was refused: ${decided.refusal.code}`);
  return decided.value;
};
const stands = ({ kind }: Committed): void => {
  if (kind !== 'written' && kind !== 'replayed') throw new Error(`an opening was ${kind}`);
};

/**
 * Paper passbooks of a station, drafted by one and approved by another: nothing is posted yet. For tools and tests, which have no desk.
 * The same again writes nothing more. Gives the number of its parts.
 */
export const draftAndApprove =
  (table: Table) =>
  async ({ batchId, stationId, drafter, approver, lines }: PaperBatch, nowMs: Ms): Promise<number> => {
    const store = batchStore(table, sha256);
    const fundAccount = `opening:${stationId}` as const;
    const rules = defaultRulebook;
    const envelopeOf = ({ id, commandId }: PaperBatch['drafter']): CommandEnvelope => ({
      commandId,
      principal: id,
      channel: 'paper',
      issuedAtMs: nowMs,
      bodyDigest: sha256(new TextEncoder().encode(JSON.stringify(lines))),
    });
    const drafted = made(
      decideDraft(
        sha256,
        { batchId, draftedById: drafter.id, bindings: [], stationId, rules },
        { kind: 'opening', fundAccount, lines },
        nowMs,
      ),
    );
    stands(await store.commitBatch(envelopeOf(drafter), await store.load({}), drafted, nowMs));
    const loaded = await store.load({ batchId, accounts: [fundAccount, `batch:${batchId}`] });
    const { batch } = loaded;
    if (batch === undefined) throw new Error(`${batchId} was not drafted`);
    if (batch.state === 'draft') {
      const acting = { principal: approver.id, bindings: [] };
      const parts = await batchQueries(table).plan(batchId);
      const approved = made(
        decideApprove(sha256, { batch, parts, heads: loaded.heads, acting, rules }, nowMs),
      );
      stands(await store.commitBatch(envelopeOf(approver), loaded, approved, nowMs));
    }
    return drafted.parts.length;
  };

/** Fills accounts from paper passbooks as a station does: drafted by one, approved by another, posted part by part, closed. */
export const takeOverPassbooks =
  (table: Table) =>
  async (paper: PaperBatch, nowMs: Ms): Promise<void> => {
    const partsMax = await draftAndApprove(table)(paper, nowMs);
    const ports = { ...batchStore(table, sha256), ...batchQueries(table), sha256 };
    await postBatch(ports)(paper.batchId, nowMs, partsMax);
  };
