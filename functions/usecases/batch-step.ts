import { accountOfBatch, type Batch, type Part } from '../../shared/domain/batch/batch';
import type { BatchChange } from '../../shared/domain/batch/batch-change';
import { decideClose } from '../../shared/domain/batch/decide-end';
import { decidePostPart } from '../../shared/domain/batch/decide-post-part';
import type { AccountId } from '../../shared/domain/ledger/account';
import type { Rulebook } from '../../shared/domain/rulebook/rulebook';
import type { Ms } from '../../shared/domain/units';
import type { BatchPorts, CommandEnvelope, Loaded } from './ports';

/** The clock's command has no body. */
const NO_BODY = new Uint8Array(32);

/** The accounts of the next step: those of a part, or after the last one the two ends. Pure. */
export const accountsOfStep = (
  { id, fundAccount }: Pick<Batch, 'id' | 'fundAccount'>,
  part: Part | undefined,
): readonly AccountId[] => [
  accountOfBatch(id),
  ...(part === undefined ? [fundAccount] : part.lines.map(({ account }) => account)),
];

/** The clock's id of a child names its part, so that a child is one for ever, whoever posts it: `<batch>:<n>` (ledger.md, Movements). */
const clockEnvelope = ({ command, detail, batch }: BatchChange, atMs: Ms): CommandEnvelope => ({
  commandId: `${command}:${detail.partNo ?? batch.version}`,
  principal: 'clock',
  channel: 'system',
  issuedAtMs: atMs,
  bodyDigest: NO_BODY,
});

/** Decides and commits one step of a batch as it was loaded: the part, or without one the end. Throws when the ledger refuses. */
export const takeBatchStep =
  (ports: Pick<BatchPorts, 'commitBatch'>) =>
  async (
    batch: Batch,
    loaded: Loaded,
    part: Part | undefined,
    rules: Rulebook,
    atMs: Ms,
  ): Promise<'written' | 'replayed' | 'overtaken' | 'contended'> => {
    const decided =
      part === undefined
        ? decideClose(batch, atMs)
        : decidePostPart({ batch, part, heads: loaded.heads, rules }, atMs);
    if (!decided.ok) throw new Error(`${batch.id}: ${decided.refusal.code}`);
    const change = decided.value;
    const committed = await ports.commitBatch(clockEnvelope(change, atMs), loaded, change, atMs);
    if (committed.kind === 'refused') throw new Error(`${batch.id}: ${committed.refusal.code}`);
    return committed.kind;
  };
