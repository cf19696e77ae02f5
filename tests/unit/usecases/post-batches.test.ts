import { type PostBatchesPorts, postBatches } from '../../../functions/usecases/post-batches';
import type { BatchId } from '../../../shared/domain/ids';

const NOW_MS = 1_770_000_000_000;
const named = (number: number): BatchId => `bat_${number}`;

/** Batches with so many parts left each, in their order; `broken` ones fail. */
const workOf = (parts: readonly number[], broken: readonly number[] = []) => {
  const left = [...parts];
  const notes: BatchId[] = [];
  const ports: PostBatchesPorts = {
    batchesAtWork: async (limit) =>
      left.flatMap((count, number) => (count >= 0 ? [named(number)] : [])).slice(0, limit),
    postBatch: async (batchId, _timeMs, partsMax) => {
      const number = Number(batchId.slice('bat_'.length));
      if (broken.includes(number)) throw new Error('broken');
      const standing = left[number] ?? 0;
      const posted = Math.min(standing, partsMax);
      const closed = posted === standing;
      left[number] = closed ? -1 : standing - posted;
      return { posted, closed };
    },
    note: (batchId) => notes.push(batchId),
  };
  return { ports, left, notes };
};

test('nothing approved → nothing done', async () => {
  expect(await postBatches(workOf([]).ports)(NOW_MS)).toEqual({ parts: 0, closed: 0, failed: 0 });
});

test('three batches → all posted and closed', async () => {
  const work = workOf([2, 50, 1]);
  expect(await postBatches(work.ports)(NOW_MS)).toEqual({ parts: 53, closed: 3, failed: 0 });
});

test('more parts than a run takes → 200, the oldest first; the next run takes the rest', async () => {
  const work = workOf([150, 150, 3]);
  expect(await postBatches(work.ports)(NOW_MS)).toEqual({ parts: 200, closed: 1, failed: 0 });
  expect(work.left).toEqual([-1, 100, 3]);
  expect(await postBatches(work.ports)(NOW_MS)).toEqual({ parts: 103, closed: 2, failed: 0 });
});

test('one that fails among others → noted and counted, the others are posted, and it is met again', async () => {
  const work = workOf([1, 1, 1], [1]);
  expect(await postBatches(work.ports)(NOW_MS)).toEqual({ parts: 2, closed: 2, failed: 1 });
  expect(await postBatches(work.ports)(NOW_MS)).toEqual({ parts: 0, closed: 0, failed: 1 });
  expect(work.notes).toEqual([named(1), named(1)]);
});

test('a hundred that fail do not keep a run from ending', async () => {
  const all = Array.from({ length: 120 }, (_, number) => number);
  const work = workOf(
    all.map(() => 1),
    all,
  );
  expect(await postBatches(work.ports)(NOW_MS)).toEqual({ parts: 0, closed: 0, failed: 100 });
});
