import { Contradiction } from '../contradiction';
import type { AccountId, Head, Posting } from '../ledger/account';
import { hex } from '../ledger/canonical';
import type { Acting } from '../order/facts';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Ms, Sha256 } from '../units';
import { accountOfBatch, type Batch, type Part } from './batch';
import type { BatchChange } from './batch-change';
import { batchStateForbids } from './batch-state-forbids';
import { floorOfFund, kinds } from './kinds';
import { isBatchLegal } from './lifecycle';
import { isOwnHours } from './own-hours';
import { digestOfPlan } from './plan';

export type ApproveFacts = {
  readonly batch: Batch;
  readonly parts: readonly Part[];
  readonly heads: ReadonlyMap<AccountId, Head>;
  readonly acting: Pick<Acting, 'principal' | 'bindings'>;
  readonly rules: Rulebook;
};

/** A giving batch takes its whole total at once, so that no part can fail for want of hours; a collecting one takes nothing yet. */
const postingsOf = (
  { id, kind, fundAccount, totalMinutes }: Batch,
  { heads, rules }: ApproveFacts,
): readonly Posting[] => {
  if (kinds[kind].way === 'collects') return [];
  const floorMinutes = floorOfFund(fundAccount, rules);
  const stands = heads.get(fundAccount)?.floorMinutes ?? 0;
  const moved = floorMinutes === undefined || floorMinutes === stands ? {} : { floorMinutes };
  return [
    { account: fundAccount, availableDelta: -totalMinutes, heldDelta: 0, ...moved },
    { account: accountOfBatch(id), availableDelta: totalMinutes, heldDelta: 0 },
  ];
};

/**
 * Another person approves a draft. Pure. What the fund lacks is the ledger's to refuse (`post`): `insufficient_minutes`. A plan that is
 * not the one that was drafted throws.
 * Refusals, in check order: `batch_state_forbids`, `rule_forbids` (`other_person`: the drafter; `own_hours`: the approver's, or a
 * relative's). Source: ledger.md, Movements (batch); product.md, Rulebook; ADR 0064.
 */
export const decideApprove = (
  sha256: Sha256,
  facts: ApproveFacts,
  atMs: Ms,
): Result<BatchChange, Refusal<'batch_state_forbids' | 'rule_forbids'>> => {
  const { batch, parts, acting, rules } = facts;
  const { principal } = acting;
  if (!isBatchLegal(batch, 'approve')) return batchStateForbids(batch, 'approve');
  if (principal === 'clock') throw new Error('the clock approves nothing');
  if (principal === batch.draftedById)
    return refuse('rule_forbids', { rule: 'other_person', rulebookVersion: rules.version });
  if (hex(digestOfPlan(sha256, parts)) !== hex(batch.planDigest))
    throw new Contradiction(`${batch.id}: the plan is not the one that was drafted`);
  const lines = parts.flatMap((part) => part.lines);
  if (lines.some(({ account }) => isOwnHours(batch.kind, account, acting)))
    return refuse('rule_forbids', { rule: 'own_hours', rulebookVersion: rules.version });
  return accept({
    command: 'approveBatch',
    batch: {
      ...batch,
      state: 'approved',
      version: batch.version + 1,
      approvedById: principal,
      sinceMs: atMs,
    },
    parts: [],
    postings: postingsOf(batch, facts),
    detail: {},
  });
};
