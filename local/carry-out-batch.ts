import { batchQueries, batchStore } from '../functions/store/batch-store';
import { sha256 } from '../functions/store/sha256';
import type { Table } from '../functions/store/table';
import type { CommandEnvelope, Committed } from '../functions/usecases/ports';
import { postBatch } from '../functions/usecases/post-batch';
import type { BatchChange } from '../shared/domain/batch/batch-change';
import { decideApprove } from '../shared/domain/batch/decide-approve';
import { type Draft, decideDraft } from '../shared/domain/batch/decide-draft';
import type { BatchId, CommandId, OrgId, PersonId } from '../shared/domain/ids';
import type { Channel } from '../shared/domain/ledger/entry';
import type { Refusal } from '../shared/domain/refusals';
import type { Result } from '../shared/domain/result';
import { defaultRulebook as rules } from '../shared/domain/rulebook/default-rulebook';
import type { Ms } from '../shared/domain/units';

type Hand = { readonly id: PersonId; readonly commandId: CommandId };
/** A batch as a tool carries it out: the plan, who drafts it and who approves it. */
export type ToolBatch = {
  readonly batchId: BatchId;
  readonly draft: Draft;
  /** Absent: the city's. */
  readonly stationId?: OrgId;
  readonly drafter: Hand;
  readonly approver: Hand;
  readonly channel: Channel;
};

const made = (decided: Result<BatchChange, Refusal>): BatchChange => {
  if (!decided.ok) throw new Error(`a batch was refused: ${JSON.stringify(decided.refusal)}`);
  return decided.value;
};
const stands = ({ kind }: Committed): void => {
  if (kind !== 'written' && kind !== 'replayed') throw new Error(`a batch was ${kind}`);
};

/**
 * Drafted by one and approved by another: nothing is posted yet. For tools and tests, which have no desk; of whom the plan is, nobody
 * asks here. The same again writes nothing more. Gives the number of its parts.
 */
export const draftAndApprove =
  (table: Table) =>
  async (
    { batchId, draft, stationId, drafter, approver, channel }: ToolBatch,
    nowMs: Ms,
  ): Promise<number> => {
    const store = batchStore(table, sha256);
    const envelopeOf = ({ id, commandId }: Hand): CommandEnvelope => ({
      commandId,
      principal: id,
      channel,
      issuedAtMs: nowMs,
      bodyDigest: sha256(new TextEncoder().encode(JSON.stringify(draft.lines))),
    });
    const ofStation = stationId === undefined ? {} : { stationId };
    const facts = { batchId, draftedById: drafter.id, bindings: [], rules, ...ofStation };
    const drafted = made(decideDraft(sha256, facts, draft, nowMs));
    stands(await store.commitBatch(envelopeOf(drafter), await store.load({}), drafted, nowMs));
    const loaded = await store.load({ batchId, accounts: [draft.fundAccount, `batch:${batchId}`] });
    const { batch, heads } = loaded;
    if (batch === undefined) throw new Error(`${batchId} was not drafted`);
    if (batch.state === 'draft') {
      const acting = { principal: approver.id, bindings: [] };
      const parts = await batchQueries(table).plan(batchId);
      const approved = made(decideApprove(sha256, { batch, parts, heads, acting, rules }, nowMs));
      stands(await store.commitBatch(envelopeOf(approver), loaded, approved, nowMs));
    }
    return drafted.parts.length;
  };

/** Drafted, approved, posted part by part, closed. */
export const carryOutBatch =
  (table: Table) =>
  async (batch: ToolBatch, nowMs: Ms): Promise<void> => {
    const partsMax = await draftAndApprove(table)(batch, nowMs);
    const rulebookAt = async () => rules;
    const ports = { ...batchStore(table, sha256), ...batchQueries(table), rulebookAt, sha256 };
    await postBatch(ports)(batch.batchId, nowMs, partsMax);
  };
