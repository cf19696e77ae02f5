import { Contradiction } from '../contradiction';
import type { Posting } from '../ledger/account';
import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import { accept, type Result } from '../result';
import type { Minutes, Ms } from '../units';
import { accountOfBatch, type Batch, progressOf } from './batch';
import type { BatchChange } from './batch-change';
import { batchStateForbids } from './batch-state-forbids';
import { kinds } from './kinds';
import { isBatchLegal } from './lifecycle';

/** What lies in the batch's account: of a giving batch what nobody got, of a collecting one what was taken. Pure. */
const inTransitMinutes = (batch: Batch): Minutes => {
  const { movedMinutes } = progressOf(batch);
  return kinds[batch.kind].way === 'gives' ? batch.totalMinutes - movedMinutes : movedMinutes;
};

/** Empties the batch's account into its fund and closes it for ever. A draft has moved nothing and has no account yet. */
const endingOf = (batch: Batch): readonly Posting[] => {
  if (batch.state === 'draft') return [];
  const minutes = inTransitMinutes(batch);
  const fund = { account: batch.fundAccount, availableDelta: minutes, heldDelta: 0 };
  return [
    ...(minutes === 0 ? [] : [fund]),
    { account: accountOfBatch(batch.id), availableDelta: -minutes || 0, heldDelta: 0, status: 'closed' },
  ];
};

/**
 * After the last part: what nobody could get goes back, what was collected goes on, and the batch's account is closed at zero. Pure.
 * Before the last part it throws a `Contradiction`. Refusal: `batch_state_forbids`. Source: ledger.md, Movements (batch).
 */
export const decideClose = (batch: Batch, atMs: Ms): Result<BatchChange, Refusal<'batch_state_forbids'>> => {
  if (!isBatchLegal(batch, 'close')) return batchStateForbids(batch, 'close');
  if (batch.postedCount < batch.partCount)
    throw new Contradiction(`${batch.id}: closed after ${batch.postedCount} of ${batch.partCount} parts`);
  return accept({
    command: 'closeBatch',
    batch: { ...batch, state: 'closed', version: batch.version + 1, sinceMs: atMs },
    parts: [],
    postings: endingOf(batch),
    detail: {},
  });
};

/**
 * A lead stops a batch: what is posted stays, what is left goes back. Pure. Refusal: `batch_state_forbids`.
 * Source: ledger.md, Movements (batch).
 */
export const decideStop = (
  batch: Batch,
  reason: ReasonCode,
  atMs: Ms,
): Result<BatchChange, Refusal<'batch_state_forbids'>> => {
  if (!isBatchLegal(batch, 'stop')) return batchStateForbids(batch, 'stop');
  return accept({
    command: 'stopBatch',
    batch: { ...batch, ...progressOf(batch), state: 'stopped', version: batch.version + 1, sinceMs: atMs },
    parts: [],
    postings: endingOf(batch),
    detail: { reason },
  });
};
