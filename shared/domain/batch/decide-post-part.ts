import { Contradiction } from '../contradiction';
import { aboveCap } from '../entitlement/propose-surplus';
import { type AccountId, type Head, newHead, type Posting } from '../ledger/account';
import { sumMinutes } from '../ledger/minutes';
import type { Refusal } from '../refusals';
import { accept, type Result } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Ms } from '../units';
import { accountOfBatch, type Batch, type Part, type PlanLine, progressOf } from './batch';
import type { BatchChange } from './batch-change';
import { batchStateForbids } from './batch-state-forbids';
import { type BatchKind, kinds } from './kinds';
import { isBatchLegal } from './lifecycle';

export type PostFacts = {
  readonly batch: Batch;
  readonly part: Part;
  readonly heads: ReadonlyMap<AccountId, Head>;
  /** In effect when it is posted. */
  readonly rules: Rulebook;
};

/**
 * Whether a line can be posted. What a closed account would get stays in the batch and goes back with the rest, to where it was funded
 * from; what an account no longer has, or does not let go, stays where it is.
 */
const isPossible = (kind: BatchKind, { minutes }: PlanLine, head: Head, rules: Rulebook): boolean => {
  // A month is handed out once, whoever drafts it again.
  if (kind === 'allowance' && head.seq > 0) return false;
  if (kinds[kind].way === 'gives') return head.status !== 'closed';
  // Nobody falls below what one person may keep, whatever a plan says.
  if (kind === 'surplus' && minutes > aboveCap(head, rules)) return false;
  return head.status === 'open' && head.availableMinutes - minutes >= head.floorMinutes;
};

const postingsOf = (
  { id, kind }: Batch,
  lines: readonly PlanLine[],
  movedMinutes: number,
): readonly Posting[] => {
  if (lines.length === 0) return [];
  const sign = kinds[kind].way === 'gives' ? 1 : -1;
  return [
    { account: accountOfBatch(id), availableDelta: -sign * movedMinutes, heldDelta: 0 },
    ...lines.map(({ account, minutes }) => ({ account, availableDelta: sign * minutes, heldDelta: 0 })),
  ];
};

/**
 * Posts the next part of an approved batch: each line whole or not at all. Pure. A part out of turn throws a `Contradiction`: plan and
 * batch were read at two moments. Refusal: `batch_state_forbids`. Source: ledger.md, Movements (batch), An order's minutes (a closed
 * account); ADR 0064.
 */
export const decidePostPart = (
  { batch, part, heads, rules }: PostFacts,
  atMs: Ms,
): Result<BatchChange, Refusal<'batch_state_forbids'>> => {
  if (!isBatchLegal(batch, 'post')) return batchStateForbids(batch, 'post');
  const { postedCount, movedMinutes } = progressOf(batch);
  if (part.no !== postedCount + 1 || part.no > batch.partCount)
    throw new Contradiction(`${batch.id}: part ${part.no} of ${batch.partCount} after ${postedCount}`);
  const lines = part.lines.filter((line) =>
    isPossible(batch.kind, line, heads.get(line.account) ?? newHead(line.account), rules),
  );
  const moved = sumMinutes(
    lines.map(({ minutes }) => minutes),
    'sum of a part',
  );
  return accept({
    command: kinds[batch.kind].partCommand,
    batch: {
      ...batch,
      state: 'posting',
      version: batch.version + 1,
      postedCount: part.no,
      movedMinutes: movedMinutes + moved,
      sinceMs: batch.state === 'approved' ? atMs : batch.sinceMs,
    },
    parts: [],
    postings: postingsOf(batch, lines, moved),
    detail: { partNo: part.no },
  });
};
