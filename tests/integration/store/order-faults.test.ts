import { orderQueries } from '../../../functions/store/order-queries';
import { orderStore } from '../../../functions/store/order-store';
import { passbookStore } from '../../../functions/store/passbook-store';
import { peopleStore } from '../../../functions/store/people-store';
import { sha256 } from '../../../functions/store/sha256';
import type { Table } from '../../../functions/store/table';
import type { Committed, Loaded } from '../../../functions/usecases/ports';
import { dayOf } from '../../../shared/domain/calendar/shanghai-day';
import type { PersonId } from '../../../shared/domain/ids';
import { checkJournal } from '../../../shared/domain/ledger/verify/check-journal';
import type { OrderIn } from '../../../shared/domain/order/order';
import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { type Faults, withFaults } from './faults-for-tests';
import { journalOfScan } from './journal-of-scan';
import {
  ASKED_MS,
  changes,
  envelope,
  fresh,
  openAccounts,
  openOrder,
  START_MS,
  visit,
} from './visit-for-tests';

let engine: EngineForTests;
let table: Table;
beforeAll(async () => {
  engine = await startEngineForTests();
  table = engine.table();
});
afterAll(() => engine.stop());

const DAY = dayOf(START_MS);

/** An open order in the table, its elder with 300 minutes. */
const opened = async (more: Partial<OrderIn<'open'>> = {}) => {
  const elderId = fresh('person');
  await openAccounts(table, new Map([[`person:${elderId}` as const, 300]]));
  const order = openOrder(elderId, more);
  expect((await visit(table).request(order)).kind).toBe('written');
  return order;
};

const faulty = (faults: Partial<Faults>) => {
  const all: Faults = { dropReplies: 0, conflicts: [], sent: 0, ...faults };
  const client = engine.client({}, withFaults(all));
  return { faults: all, store: orderStore(engine.table({ client }), sha256) };
};

const loadFor = (helperId: PersonId, order: { readonly id: `ord_${string}` }): Promise<Loaded> =>
  orderStore(table, sha256).load({ orderId: order.id, days: [{ personId: helperId, day: DAY }] });

const storyOf = async (order: { readonly id: `ord_${string}` }) => {
  const story = await orderQueries(table).history(order.id);
  if (story === undefined) throw new Error('the order is in the table');
  return story;
};

const overtaken = (committed: Committed): Loaded => {
  if (committed.kind !== 'overtaken') throw new Error(`not overtaken: ${committed.kind}`);
  return committed.loaded;
};

test('open, 50 volunteers grab at once: one wins, every other is shown the winner without another read', async () => {
  const order = await opened();
  const store = orderStore(table, sha256);
  const helpers = Array.from({ length: 50 }, () => fresh('person'));
  const loaded = await Promise.all(helpers.map((helperId) => loadFor(helperId, order)));
  const committed = await Promise.all(
    helpers.map((helperId, index) => {
      const facts = loaded[index];
      if (facts === undefined) throw new Error('one load a helper');
      return store.commit(envelope(helperId), facts, changes.grab(facts, helperId), ASKED_MS);
    }),
  );
  const winners = helpers.filter((_, index) => committed[index]?.kind === 'written');
  expect(winners).toHaveLength(1);
  const { order: standing, entries } = await storyOf(order);
  expect(standing).toMatchObject({ state: 'accepted', helperId: winners[0], version: 2, assignmentNo: 1 });
  expect(entries.filter(({ command }) => command === 'grab')).toHaveLength(1);
  for (const each of committed.filter(({ kind }) => kind !== 'written'))
    expect(overtaken(each).order).toEqual(standing);
  const days = await Promise.all(helpers.map((helperId) => peopleStore(table).days(helperId, DAY, DAY)));
  expect(days.flat().map(({ personId }) => personId)).toEqual(winners);
});

test('open, the same request twice, one after the other and 20 at once: held once, the entry of the first is heard', async () => {
  const elderId = fresh('person');
  const account = `person:${elderId}` as const;
  await openAccounts(table, new Map([[account, 300]]));
  const order = openOrder(elderId);
  const { request } = visit(table);
  const mine = { commandId: fresh('command') };
  const all = await Promise.all(Array.from({ length: 20 }, () => request(order, mine)));
  const again = await request(order, mine);
  const written = all.filter(({ kind }) => kind === 'written');
  expect(written).toHaveLength(1);
  expect(again).toEqual({ kind: 'replayed', entry: (await storyOf(order)).entries[0] });
  for (const each of all) expect(['written', 'replayed']).toContain(each.kind);
  const head = (await passbookStore(table).heads([account])).get(account);
  expect(head).toMatchObject({ availableMinutes: 240, heldMinutes: 60, seq: 2 });
});

test('open, grab whose reply is lost once: the SDK sends it again under its token and hears that it won', async () => {
  const order = await opened();
  const helperId = fresh('person');
  const { faults, store } = faulty({ dropReplies: 1 });
  const facts = await loadFor(helperId, order);
  const committed = await store.commit(envelope(helperId), facts, changes.grab(facts, helperId), ASKED_MS);
  expect(committed.kind).toBe('written');
  expect(faults.sent).toBe(2);
  expect((await storyOf(order)).entries).toHaveLength(2);
});

test('open, grab whose replies are lost beyond the retries of the SDK: the same command id later hears its own entry', async () => {
  const order = await opened();
  const helperId = fresh('person');
  const { store } = faulty({ dropReplies: 9 });
  const facts = await loadFor(helperId, order);
  const mine = envelope(helperId);
  await expect(store.commit(mine, facts, changes.grab(facts, helperId), ASKED_MS)).rejects.toThrow();
  // From what was known before, and from what stands now: both ways lead to the entry.
  const replayed = await orderStore(table, sha256).commit(
    mine,
    facts,
    changes.grab(facts, helperId),
    ASKED_MS,
  );
  const { order: standing, entries } = await storyOf(order);
  expect(replayed).toEqual({ kind: 'replayed', entry: entries[1] });
  const subject = { kind: 'order', id: order.id } as const;
  expect(await store.findEntry(subject, helperId, mine.commandId)).toEqual(entries[1]);
  expect(standing).toMatchObject({ state: 'accepted', helperId, version: 2 });
});

test('accepted and dropped, a late duplicate of the grab: replayed, the order stays open', async () => {
  const order = await opened();
  const helperId = fresh('person');
  const store = orderStore(table, sha256);
  const mine = envelope(helperId);
  const before = await loadFor(helperId, order);
  await store.commit(mine, before, changes.grab(before, helperId), ASKED_MS);
  await visit(table).step(order.id, helperId, changes.drop, { helperId });
  const { order: dropped } = await storyOf(order);
  const now = await loadFor(helperId, order);
  const late = await store.commit(mine, now, changes.grab(now, helperId), ASKED_MS + HOUR_MS);
  expect(late.kind).toBe('replayed');
  expect((await storyOf(order)).order).toEqual(dropped);
  expect((await peopleStore(table).days(helperId, DAY, DAY))[0]?.visits).toEqual([]);
});

test.each([
  ['no day yet', false],
  ['a day with a visit', true],
])(
  'two overlapping orders, grabbed at once by one volunteer with %s: one wins, the other sees the day',
  async (_day, busy) => {
    const helperId = fresh('person');
    if (busy) {
      const early = await opened({ startMs: START_MS - 3 * HOUR_MS });
      const facts = await loadFor(helperId, early);
      await orderStore(table, sha256).commit(
        envelope(helperId),
        facts,
        changes.grab(facts, helperId),
        ASKED_MS,
      );
    }
    const orders = [await opened(), await opened({ startMs: START_MS + 30 * MINUTE_MS })];
    const facts = await Promise.all(orders.map((order) => loadFor(helperId, order)));
    const committed = await Promise.all(
      facts.map((each) =>
        orderStore(table, sha256).commit(envelope(helperId), each, changes.grab(each, helperId), ASKED_MS),
      ),
    );
    const [day] = await peopleStore(table).days(helperId, DAY, DAY);
    expect(committed.map(({ kind }) => kind).sort()).toEqual(['overtaken', 'written']);
    expect(day?.visits).toHaveLength(busy ? 2 : 1);
    const loser = committed.find(({ kind }) => kind === 'overtaken');
    if (loser === undefined) throw new Error('one of two is overtaken');
    expect([...overtaken(loser).days.values()]).toEqual([day]);
  },
);

test.each<[reasons: string[], expected: Committed['kind']]>([
  [['TransactionConflict', 'None', 'None'], 'contended'],
  [['None', 'TransactionConflict', 'ThrottlingError'], 'contended'],
  [['None', 'None', 'ProvisionedThroughputExceeded'], 'contended'],
])('open, grab cancelled by %s alone: %s, and the next attempt wins', async (reasons, expected) => {
  const order = await opened();
  const helperId = fresh('person');
  const { store, faults } = faulty({ conflicts: [reasons] });
  const facts = await loadFor(helperId, order);
  const mine = envelope(helperId);
  const commit = () => store.commit(mine, facts, changes.grab(facts, helperId), ASKED_MS);
  expect((await commit()).kind).toBe(expected);
  expect(faults.sent).toBe(1);
  expect((await commit()).kind).toBe('written');
});

test('open, grab cancelled by a failed condition and a conflict: overtaken, and the entry counts as not looked at', async () => {
  const order = await opened();
  const helperId = fresh('person');
  const { store } = faulty({ conflicts: [['None', 'ConditionalCheckFailed', 'TransactionConflict']] });
  const facts = await loadFor(helperId, order);
  const committed = await store.commit(envelope(helperId), facts, changes.grab(facts, helperId), ASKED_MS);
  expect(committed).toMatchObject({ kind: 'overtaken', entryAbsent: false });
});

test('open, grab cancelled for a reason that no retry heals: throws, and says at which item', async () => {
  const order = await opened();
  const helperId = fresh('person');
  const { store } = faulty({ conflicts: [['None', 'ValidationError', 'None']] });
  const facts = await loadFor(helperId, order);
  const commit = store.commit(envelope(helperId), facts, changes.grab(facts, helperId), ASKED_MS);
  await expect(commit).rejects.toMatchObject({ cause: { name: 'TransactionCanceledException' } });
});

test('an elder without enough minutes requests: refused by the ledger, nothing is written', async () => {
  const elderId = fresh('person');
  const account = `person:${elderId}` as const;
  await openAccounts(table, new Map([[account, 45]]));
  const order = openOrder(elderId);
  expect(await visit(table).request(order)).toEqual({
    kind: 'refused',
    refusal: { code: 'insufficient_minutes', data: { missingMinutes: 15, account } },
  });
  expect(await orderQueries(table).history(order.id)).toBeUndefined();
});

test('open, the engine is killed between grab and check-in: what was acknowledged stands', async () => {
  const order = await opened();
  const helperId = fresh('person');
  const { step } = visit(table);
  const grabbed = await step(order.id, helperId, (loaded) => changes.grab(loaded, helperId), { helperId });
  await engine.killAndRestart();
  const { order: standing, entries } = await storyOf(order);
  expect(standing.state).toBe('accepted');
  expect(grabbed).toEqual({ kind: 'written', entry: entries[1] });
  expect((await step(order.id, helperId, changes.checkIn)).kind).toBe('written');
});

test('after all these faults: the whole table is a journal without a violation', async () => {
  const journal = await journalOfScan(table);
  expect(journal.unreadable).toEqual([]);
  expect(checkJournal(sha256, journal, () => 480)).toEqual([]);
});
