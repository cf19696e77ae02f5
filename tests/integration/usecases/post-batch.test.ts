import { batchQueries, batchStore } from '../../../functions/store/batch-store';
import { encodeHead } from '../../../functions/store/head-codec';
import { partKey } from '../../../functions/store/keys';
import { sha256 } from '../../../functions/store/sha256';
import type { Table } from '../../../functions/store/table';
import { postBatch } from '../../../functions/usecases/post-batch';
import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import type { PlanLine } from '../../../shared/domain/batch/batch';
import { decideApprove } from '../../../shared/domain/batch/decide-approve';
import { decideDraft } from '../../../shared/domain/batch/decide-draft';
import { decideStop } from '../../../shared/domain/batch/decide-end';
import { type AccountId, newHead } from '../../../shared/domain/ledger/account';
import { defaultRulebook } from '../../../shared/domain/rulebook/default-rulebook';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { ASKED_MS, envelope, fresh } from '../store/visit-for-tests';

let engine: EngineForTests;
let table: Table;
beforeAll(async () => {
  engine = await startEngineForTests();
  table = engine.table();
});
afterAll(() => engine.stop());

const ALL_PARTS = 50;
const portsOf = (within: Table) => ({
  ...batchStore(within, sha256),
  ...batchQueries(within),
  sha256,
  rulebookAt: async () => defaultRulebook,
});
const post = (batchId: `bat_${string}`, within = table, partsMax = ALL_PARTS) =>
  postBatch(portsOf(within))(batchId, ASKED_MS, partsMax);
const linesOf = (count: number): readonly PlanLine[] =>
  Array.from({ length: count }, () => ({ account: `person:${fresh('person')}` as const, minutes: 60 }));

/** A batch of paper passbooks of a new station, drafted and approved. */
const approved = async (lines: readonly PlanLine[]) => {
  const [batchId, stationId, draftedById] = [fresh('batch'), fresh('org'), fresh('person')];
  const fundAccount = `opening:${stationId}` as const;
  const rules = defaultRulebook;
  const ports = portsOf(table);
  const facts = { batchId, draftedById, bindings: [], stationId, rules };
  const drafted = decideDraft(sha256, facts, { kind: 'opening', fundAccount, lines }, ASKED_MS);
  if (!drafted.ok) throw new Error(drafted.refusal.code);
  await ports.commitBatch(envelope(draftedById), await ports.load({}), drafted.value, ASKED_MS);
  const loaded = await ports.load({ batchId, accounts: [fundAccount] });
  if (loaded.batch === undefined) throw new Error('the batch was drafted');
  const acting = { principal: fresh('person'), bindings: [] };
  const decided = decideApprove(
    sha256,
    { batch: loaded.batch, parts: await ports.plan(batchId), heads: loaded.heads, acting, rules },
    ASKED_MS,
  );
  if (!decided.ok) throw new Error(decided.refusal.code);
  const lead = envelope(acting.principal);
  expect((await ports.commitBatch(lead, loaded, decided.value, ASKED_MS)).kind).toBe('written');
  return { batchId, fundAccount };
};
const standing = async (batchId: `bat_${string}`) => (await portsOf(table).load({ batchId })).batch;
const balances = async (accounts: readonly AccountId[]) => {
  const { heads } = await portsOf(table).load({ accounts });
  return accounts.map((account) => heads.get(account)?.availableMinutes ?? 0);
};
const each = (lines: readonly PlanLine[]) => lines.map(({ account }) => account);

test('killed after its first part → the next run goes on, and everybody has their hours once', async () => {
  const lines = linesOf(90);
  const { batchId, fundAccount } = await approved(lines);
  let writes = 0;
  const dying: Table = {
    ...table,
    transact: async (items) => {
      writes += 1;
      if (writes === 2) throw new Error('killed');
      return table.transact(items);
    },
  };
  await expect(post(batchId, dying)).rejects.toThrow('killed');
  expect(await standing(batchId)).toMatchObject({ state: 'posting', postedCount: 1, movedMinutes: 2_400 });
  expect(await portsOf(table).batchesAtWork(10)).toContain(batchId);
  expect(await post(batchId)).toEqual({ posted: 2, closed: true });
  expect(await balances(each(lines))).toEqual(Array<number>(90).fill(60));
  expect(await balances([fundAccount, `batch:${batchId}`])).toEqual([-5_400, 0]);
  expect(await portsOf(table).batchesAtWork(10)).not.toContain(batchId);
});

test('at most so many parts a run; a closed batch is left alone', async () => {
  const { batchId } = await approved(linesOf(81));
  expect(await post(batchId, table, 2)).toEqual({ posted: 2, closed: false });
  expect(await post(batchId, table, 2)).toEqual({ posted: 1, closed: true });
  expect(await post(batchId, table, 2)).toEqual({ posted: 0, closed: false });
});

test('two workers at once → each part is posted once', async () => {
  const lines = linesOf(95);
  const { batchId } = await approved(lines);
  const runs = await Promise.all([post(batchId), post(batchId)]);
  expect(runs.reduce((sum, { posted }) => sum + posted, 0)).toBe(3);
  expect(await standing(batchId)).toMatchObject({ state: 'closed', postedCount: 3, movedMinutes: 5_700 });
  expect(await balances(each(lines))).toEqual(Array<number>(95).fill(60));
});

test('stopped between two parts → what is posted stays, the rest is back at its fund', async () => {
  const lines = linesOf(50);
  const { batchId, fundAccount } = await approved(lines);
  await post(batchId, table, 1);
  const loaded = await portsOf(table).load({ batchId, accounts: [fundAccount, `batch:${batchId}`] });
  if (loaded.batch === undefined) throw new Error('the batch is there');
  const stopped = decideStop(loaded.batch, 'entered_by_mistake', ASKED_MS);
  if (!stopped.ok) throw new Error(stopped.refusal.code);
  await portsOf(table).commitBatch(envelope(fresh('person')), loaded, stopped.value, ASKED_MS);
  expect(await post(batchId)).toEqual({ posted: 0, closed: false });
  expect(await balances([fundAccount, `batch:${batchId}`])).toEqual([-2_400, 0]);
});

test('a plan that somebody changed → nothing is posted', async () => {
  const lines = linesOf(2);
  const { batchId } = await approved(lines);
  const [first] = lines;
  await table.putAll([{ ...partKey(batchId, 1), lines: [first, { ...first, minutes: 120 }] }]);
  await expect(post(batchId)).rejects.toThrow('plan');
  expect(await standing(batchId)).toMatchObject({ state: 'approved' });
  const parts = [{ ...partKey(batchId, 1), lines }];
  await table.putAll(parts);
  expect(await post(batchId)).toEqual({ posted: 1, closed: true });
});

test('the journal of it all stands every check; a part that was changed is found (17)', async () => {
  const found = async () =>
    audit(await readJournal(table), ASKED_MS)
      .filter(({ invariant }) => invariant !== 9)
      .map(({ invariant, place }) => [invariant, place]);
  expect(await found()).toEqual([]);
  const { batchId } = await approved(linesOf(1));
  await table.putAll([{ ...partKey(batchId, 1), lines: linesOf(1) }]);
  expect(await found()).toEqual([[17, `batch:${batchId}`]]);
});

test('a closed account → its hours go back with the rest', async () => {
  const lines = linesOf(3);
  const account = lines[1]?.account ?? 'issuance:city';
  await table.putAll([encodeHead({ ...newHead(account), status: 'closed' })]);
  const { batchId, fundAccount } = await approved(lines);
  expect(await post(batchId)).toEqual({ posted: 1, closed: true });
  expect(await balances([account, fundAccount])).toEqual([0, -120]);
});
