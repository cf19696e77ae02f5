import { batchIdIn } from '../../functions/store/batch-codec';
import { sha256 } from '../../functions/store/sha256';
import type { Part } from '../../shared/domain/batch/batch';
import type { Entry } from '../../shared/domain/ledger/entry';
import { checkBatch } from '../../shared/domain/ledger/verify/check-batch';
import type { Journal } from './journal';
import type { Violation } from './violation';

/** A month of an elder is handed out once, whoever drafted it again (ADR 0065). */
const handedOutTwice = (entries: Journal['entries']): readonly Violation[] => {
  const times = new Map<string, number>();
  for (const { value } of entries)
    if (value.command === 'allowance')
      for (const { account } of value.lines) times.set(account, (times.get(account) ?? 0) + 1);
  return [...times]
    .filter(([account, count]) => account.startsWith('entitlement:') && count > 1)
    .map(([account, count]) => ({ invariant: 17, place: account, what: `was handed out ${count} times` }));
};

/** A batch's children and rest equal its total, its plan is the one that was approved, and no allowance is given twice (17). */
export const checkBatches = ({
  batches,
  parts,
  entries,
}: Pick<Journal, 'batches' | 'parts' | 'entries'>): readonly Violation[] => {
  const plans = new Map<string, Part[]>();
  for (const { value, item } of parts) {
    const batchId = batchIdIn(String(item.pk));
    plans.set(batchId, [...(plans.get(batchId) ?? []), value]);
  }
  const stories = new Map<string, Entry[]>();
  for (const { value } of entries)
    if (value.subject.kind === 'batch')
      stories.set(value.subject.id, [...(stories.get(value.subject.id) ?? []), value]);
  const ofBatches = batches.flatMap(({ value: batch }) => [
    ...checkBatch(
      sha256,
      batch,
      (plans.get(batch.id) ?? []).toSorted((a, b) => a.no - b.no),
      (stories.get(batch.id) ?? []).toSorted((a, b) => a.version - b.version),
    ),
  ]);
  return [...ofBatches, ...handedOutTwice(entries)];
};
