import { batchIdIn } from '../../functions/store/batch-codec';
import { sha256 } from '../../functions/store/sha256';
import type { Part } from '../../shared/domain/batch/batch';
import type { Entry } from '../../shared/domain/ledger/entry';
import { checkBatch } from '../../shared/domain/ledger/verify/check-batch';
import type { Journal } from './journal';
import type { Violation } from './violation';

/** A batch's children and rest equal its total (17), and its plan is the one that was approved. */
export const checkBatches = ({ batches, parts, entries }: Journal): readonly Violation[] => {
  const plans = new Map<string, Part[]>();
  for (const { value, item } of parts) {
    const batchId = batchIdIn(String(item.pk));
    plans.set(batchId, [...(plans.get(batchId) ?? []), value]);
  }
  const stories = new Map<string, Entry[]>();
  for (const { value } of entries)
    if (value.subject.kind === 'batch')
      stories.set(value.subject.id, [...(stories.get(value.subject.id) ?? []), value]);
  return batches.flatMap(({ value: batch }) => [
    ...checkBatch(
      sha256,
      batch,
      (plans.get(batch.id) ?? []).toSorted((a, b) => a.no - b.no),
      (stories.get(batch.id) ?? []).toSorted((a, b) => a.version - b.version),
    ),
  ]);
};
