import type { batchCard } from '../../../shared/contracts/batch-card';
import type { Parsed } from '../../../shared/contracts/contract';
import { type Batch, progressOf } from '../../../shared/domain/batch/batch';
import type { PersonId } from '../../../shared/domain/ids';
import type { Identity } from '../ports/personal-data';
import { personCardOf } from './order-cards';

type BatchCard = Parsed<typeof batchCard>;

/** Who drafted and who approved: all that a card names. Pure. */
export const namedOn = (batch: Batch): readonly PersonId[] => [
  batch.draftedById,
  ...('approvedById' in batch && batch.approvedById !== undefined ? [batch.approvedById] : []),
];

/** A batch on its desk's list. Pure. */
export const batchCardOf = (batch: Batch, known: ReadonlyMap<PersonId, Identity>): BatchCard => {
  const [draftedById, approvedById] = namedOn(batch);
  const { id: batchId, version, kind, state, sinceMs, totalMinutes, partCount } = batch;
  return {
    batchId,
    version,
    kind,
    state,
    sinceMs,
    draftedBy: personCardOf(draftedById ?? batch.draftedById, known),
    ...(approvedById !== undefined && { approvedBy: personCardOf(approvedById, known) }),
    totalMinutes,
    partCount,
    ...progressOf(batch),
  };
};
