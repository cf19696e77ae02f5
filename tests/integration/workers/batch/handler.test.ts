import { batchQueries, batchStore } from '../../../../functions/store/batch-store';
import { sha256 } from '../../../../functions/store/sha256';
import type { Table } from '../../../../functions/store/table';
import { postBatch } from '../../../../functions/usecases/post-batch';
import { postBatches } from '../../../../functions/usecases/post-batches';
import { batchWorkerHandler } from '../../../../functions/workers/batch/handler';
import { draftAndApprove } from '../../../../local/carry-out-batch';
import { batchOfPaper } from '../../../../local/take-over-passbooks';
import type { PlanLine } from '../../../../shared/domain/batch/batch';
import type { BatchId } from '../../../../shared/domain/ids';
import type { AccountId } from '../../../../shared/domain/ledger/account';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import { MINUTE_MS, type Ms } from '../../../../shared/domain/units';
import { type EngineForTests, startEngineForTests } from '../../engine-for-tests';
import { ASKED_MS, fresh } from '../../store/visit-for-tests';

let engine: EngineForTests;
let table: Table;
beforeAll(async () => {
  engine = await startEngineForTests();
  table = engine.table();
});
afterAll(() => engine.stop());

const failures: BatchId[] = [];
const counted = new Map<string, number>();
beforeEach(() => {
  failures.length = 0;
  counted.clear();
});
/** The worker as its composition root builds it, with its logger and metrics looked at. */
const workerOn = (within: Table) => {
  const queries = batchQueries(within);
  return batchWorkerHandler({
    post: postBatches({
      ...queries,
      postBatch: postBatch({
        ...batchStore(within, sha256),
        ...queries,
        sha256,
        rulebookAt: async () => defaultRulebook,
      }),
      note: (batchId) => failures.push(batchId),
    }),
    count: (name, value) => counted.set(name, value),
  });
};
const runAt = (atMs: Ms, within = table) => workerOn(within)({ time: new Date(atMs).toISOString() });

const linesOf = (count: number): readonly PlanLine[] =>
  Array.from({ length: count }, () => ({ account: `person:${fresh('person')}` as const, minutes: 60 }));
const person = () => ({ id: fresh('person'), commandId: fresh('command') });
/** Paper passbooks of a new station, drafted and approved. */
const approved = async (count: number) => {
  const [batchId, stationId, lines] = [fresh('batch'), fresh('org'), linesOf(count)];
  const paper = { batchId, stationId, drafter: person(), approver: person(), lines };
  await draftAndApprove(table)(batchOfPaper(paper), ASKED_MS);
  return { batchId, lines, fundAccount: `opening:${stationId}` as const };
};
const standing = async (batchId: BatchId) => (await batchStore(table, sha256).load({ batchId })).batch;
const balances = async (accounts: readonly AccountId[]) => {
  const { heads } = await batchStore(table, sha256).load({ accounts });
  return accounts.map((account) => heads.get(account)?.availableMinutes ?? 0);
};

test('nothing is approved → nothing is done, and an event that names no instant is thrown', async () => {
  expect(await runAt(ASKED_MS)).toEqual({ parts: 0, closed: 0, failed: 0 });
  await expect(workerOn(table)({ time: 'soon' })).rejects.toThrow();
});

test('killed between two parts, and again before the end → each next run goes on; everybody has their hours once', async () => {
  const { batchId, lines, fundAccount } = await approved(90);
  /** Dies at its nth write, after the ones before. */
  const dyingAt = (nth: number): Table => {
    let writes = 0;
    return {
      ...table,
      transact: async (items) => {
        writes += 1;
        if (writes === nth) throw new Error('killed');
        return table.transact(items);
      },
    };
  };
  expect(await runAt(ASKED_MS, dyingAt(2))).toEqual({ parts: 0, closed: 0, failed: 1 });
  expect(failures).toEqual([batchId]);
  expect(await standing(batchId)).toMatchObject({ state: 'posting', postedCount: 1 });
  expect(await runAt(ASKED_MS + MINUTE_MS, dyingAt(3))).toMatchObject({ failed: 1 });
  // All three parts are posted, only its end is missing.
  expect(await standing(batchId)).toMatchObject({ state: 'posting', postedCount: 3 });
  expect(await runAt(ASKED_MS + 2 * MINUTE_MS)).toEqual({ parts: 0, closed: 1, failed: 0 });
  expect(await standing(batchId)).toMatchObject({ state: 'closed', movedMinutes: 5_400 });
  expect(await balances(lines.map(({ account }) => account))).toEqual(Array<number>(90).fill(60));
  expect(await balances([fundAccount, `batch:${batchId}`])).toEqual([-5_400, 0]);
});

test('its reply was lost after the write → the next run does not post the part again', async () => {
  const { batchId, lines } = await approved(50);
  let writes = 0;
  const losing: Table = {
    ...table,
    transact: async (items) => {
      writes += 1;
      const written = await table.transact(items);
      if (writes === 1) throw new Error('reply lost');
      return written;
    },
  };
  await runAt(ASKED_MS, losing);
  expect(await standing(batchId)).toMatchObject({ postedCount: 1 });
  expect(await runAt(ASKED_MS + MINUTE_MS)).toEqual({ parts: 1, closed: 1, failed: 0 });
  expect(await balances(lines.map(({ account }) => account))).toEqual(Array<number>(50).fill(60));
});

test('two runs at once over three batches → each part once, each batch closed once', async () => {
  const all = [await approved(81), await approved(1), await approved(40)];
  const [one, two] = await Promise.all([runAt(ASKED_MS), runAt(ASKED_MS)]);
  expect([one.parts + two.parts, one.closed + two.closed, one.failed + two.failed]).toEqual([5, 3, 0]);
  for (const { batchId, lines } of all) {
    expect(await standing(batchId)).toMatchObject({ state: 'closed', movedMinutes: lines.length * 60 });
    expect(await balances(lines.map(({ account }) => account))).toEqual(lines.map(() => 60));
  }
  expect(await runAt(ASKED_MS)).toEqual({ parts: 0, closed: 0, failed: 0 });
  expect(counted).toEqual(
    new Map([
      ['partsPosted', 0],
      ['batchesClosed', 0],
      ['failed', 0],
    ]),
  );
});
