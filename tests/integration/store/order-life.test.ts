import { decodeEntry } from '../../../functions/store/entry-codec';
import { orderKey } from '../../../functions/store/keys';
import { orderQueries } from '../../../functions/store/order-queries';
import { orderStore } from '../../../functions/store/order-store';
import { passbookLine, passbookStore } from '../../../functions/store/passbook-store';
import { sha256 } from '../../../functions/store/sha256';
import type { RoundTrip } from '../../../functions/store/table';
import type { Committed } from '../../../functions/usecases/ports';
import type { AccountId } from '../../../shared/domain/ledger/account';
import type { Entry } from '../../../shared/domain/ledger/entry';
import { HOUR_MS } from '../../../shared/domain/units';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { ASKED_MS, changes, fresh, openAccounts, openOrder, START_MS, visit } from './visit-for-tests';

let engine: EngineForTests;
beforeAll(async () => {
  engine = await startEngineForTests();
});
afterAll(() => engine.stop());

type Step = {
  readonly name: string;
  readonly trips: number;
  readonly readUnits: number;
  readonly writeUnits: number;
};

const written = (committed: Committed): Entry => {
  if (committed.kind !== 'written') throw new Error(`not written: ${committed.kind}`);
  return committed.entry;
};

/** One whole life of an order, and what each command of it cost. */
const wholeLife = async () => {
  const trips: RoundTrip[] = [];
  const table = engine.table({ observe: (trip) => trips.push(trip) });
  const [elderId, helperId, clerkId] = [fresh('person'), fresh('person'), fresh('person')];
  const [elderAccount, helperAccount]: AccountId[] = [`person:${elderId}`, `person:${helperId}`];
  if (elderAccount === undefined || helperAccount === undefined) throw new Error('two accounts');
  await openAccounts(
    table,
    new Map([
      [elderAccount, 300],
      [helperAccount, 15],
    ]),
  );
  trips.length = 0;
  const order = openOrder(elderId);
  const { request, step } = visit(table);
  const steps: Step[] = [];
  const entries: Entry[] = [];
  const measure = async (name: string, run: () => Promise<Committed>): Promise<void> => {
    entries.push(written(await run()));
    const sum = (writes: boolean) =>
      trips
        .filter(({ operation }) => (operation === 'transact') === writes)
        .reduce((units, { capacity }) => units + capacity.totalUnits, 0);
    steps.push({ name, trips: trips.length, readUnits: sum(false), writeUnits: sum(true) });
    trips.length = 0;
  };
  await measure('request', () => request(order));
  await measure('grab', () =>
    step(order.id, helperId, (loaded) => changes.grab(loaded, helperId), { helperId }),
  );
  await measure('checkIn', () => step(order.id, helperId, changes.checkIn));
  await measure('checkOut', () => step(order.id, helperId, (loaded) => changes.checkOut(loaded)));
  await measure('confirm', () => step(order.id, elderId, changes.confirm));
  const accounts = [elderAccount, helperAccount];
  await measure('settle', () =>
    step(order.id, clerkId, (loaded) => changes.settle(loaded, 45), { accounts }),
  );
  return { table, trips, order, elderId, helperId, accounts, steps, entries };
};

test('a whole life: each command within its budget, 45 WRU and 12 RRU in all, 48 WRU with passbook lines', async () => {
  const { table, trips, steps, entries } = await wholeLife();
  const cost = Object.fromEntries(steps.map(({ name, writeUnits }) => [name, writeUnits]));
  expect(cost).toEqual({ request: 9, grab: 9, checkIn: 6, checkOut: 6, confirm: 6, settle: 9 });
  expect(steps.map(({ trips: count }) => count)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(steps.reduce((sum, { readUnits }) => sum + readUnits, 0)).toBeLessThanOrEqual(12);

  // Balances before these lines do not change what a line costs.
  const before = { availableAfterMinutes: 300, heldAfterMinutes: 60 };
  const lines = entries.flatMap((entry) => entry.lines.map((line) => passbookLine(entry, line, before)));
  trips.length = 0;
  await passbookStore(table).writeLines(lines);
  expect(lines).toHaveLength(3);
  expect(trips.reduce((sum, { capacity }) => sum + capacity.totalUnits, 0)).toBe(3);
  if (process.env.PRINT_CAPACITY) process.stdout.write(`${JSON.stringify(steps, null, 1)}\n`);
});

test('a settled order: one query gives it with its story in order, balances add up, the queues have let it go', async () => {
  const { table, order, elderId, helperId, accounts, entries } = await wholeLife();
  const queries = orderQueries(table);
  const story = await queries.history(order.id);
  expect(story?.order.state).toBe('settled');
  expect(story?.entries).toEqual(entries);
  expect(story?.entries.map(({ command }) => command)).toEqual([
    'request',
    'grab',
    'checkIn',
    'checkOut',
    'confirm',
    'settle',
  ]);
  const heads = await passbookStore(table).heads(accounts);
  expect(
    [...heads.values()].map(({ availableMinutes, heldMinutes }) => [availableMinutes, heldMinutes]).sort(),
  ).toEqual([
    [255, 0],
    [60, 0],
  ]);
  const live = await queries.live(order.stationId, { limit: 100 });
  expect(live.items.map(({ orderId }) => orderId)).not.toContain(order.id);
  expect((await queries.elderVisits(elderId, { limit: 20 })).items).toEqual([order.id]);
  const [principal] = [helperId];
  const grabbed = entries[1];
  if (grabbed === undefined) throw new Error('six entries');
  const found = await orderStore(table, sha256).findEntry(grabbed.subject, principal, grabbed.commandId);
  expect(found).toEqual(grabbed);
});

test('a drop and a new grab cost at most 18 WRU more', async () => {
  const trips: RoundTrip[] = [];
  const table = engine.table({ observe: (trip) => trips.push(trip) });
  const [elderId, helperId] = [fresh('person'), fresh('person')];
  await openAccounts(table, new Map([[`person:${elderId}` as const, 300]]));
  const order = openOrder(elderId);
  const { request, step } = visit(table);
  const grab = () => step(order.id, helperId, (loaded) => changes.grab(loaded, helperId), { helperId });
  await request(order);
  await grab();
  trips.length = 0;
  expect((await step(order.id, helperId, changes.drop, { helperId })).kind).toBe('written');
  expect((await grab()).kind).toBe('written');
  const cost = trips
    .filter(({ operation }) => operation === 'transact')
    .reduce((sum, { capacity }) => sum + capacity.totalUnits, 0);
  expect(cost).toBeLessThanOrEqual(18);
});

test('hall, queue and rungs: open orders by cell and start, live ones by urgency, a rung climbed once', async () => {
  const table = engine.table();
  const queries = orderQueries(table);
  const elderId = fresh('person');
  await openAccounts(table, new Map([[`person:${elderId}` as const, 3_000]]));
  const [here, there] = ['86aaaaaaaffffff', '86bbbbbbbffffff'];
  const station = fresh('org');
  const { request, step } = visit(table);
  const orders = [5, 3, 1, 4, 2].map((hours, index) =>
    openOrder(elderId, {
      cell: index % 2 === 0 ? here : there,
      stationId: station,
      startMs: START_MS + hours * HOUR_MS,
      dueAtMs: ASKED_MS + (10 - hours) * HOUR_MS,
    }),
  );
  for (const order of orders) expect((await request(order)).kind).toBe('written');
  const byStart = [...orders].sort((a, b) => a.startMs - b.startMs).map(({ id }) => id);

  const first = await queries.hall([here, there], ASKED_MS, { limit: 3 });
  const second = await queries.hall([here, there], ASKED_MS, { limit: 3, next: first.next ?? '' });
  expect([...first.items, ...second.items].map(({ orderId }) => orderId)).toEqual(byStart);
  expect(second.next).toBeUndefined();
  expect(Object.keys(first.items[0] ?? {}).sort()).toEqual([
    'communityId',
    'orderId',
    'plannedMinutes',
    'serviceCode',
    'startMs',
  ]);
  const later = await queries.hall([here], START_MS + 3 * HOUR_MS, { limit: 10 });
  expect(later.items.map(({ startMs }) => startMs)).toEqual([START_MS + 5 * HOUR_MS]);

  const all = await queries.live(station, { limit: 2 });
  const rest = await queries.live(station, { limit: 10, next: all.next ?? '' });
  expect([...all.items, ...rest.items].map(({ orderId }) => orderId)).toEqual([...byStart].reverse());
  const due = await queries.live(station, { limit: 10, dueByMs: ASKED_MS + 6 * HOUR_MS });
  expect(due.items.map(({ dueAtMs }) => dueAtMs)).toEqual([ASKED_MS + 5 * HOUR_MS, ASKED_MS + 6 * HOUR_MS]);

  const [urgent] = await queries.orders([byStart.at(-1) ?? orders[0]?.id ?? fresh('order')]);
  if (urgent === undefined) throw new Error('five orders');
  const climbed = { rung: 1, dueAtMs: ASKED_MS + 20 * HOUR_MS };
  expect(await queries.climbRung(urgent, climbed)).toBe('climbed');
  expect(await queries.climbRung(urgent, { rung: 1, dueAtMs: ASKED_MS + 30 * HOUR_MS })).toBe('overtaken');
  expect((await queries.orders([urgent.id]))[0]).toEqual({ ...urgent, ...climbed });
  const cancelled = await step(urgent.id, elderId, changes.cancel, { accounts: [`person:${elderId}`] });
  expect(cancelled.kind).toBe('written');
  const raw = await table.get(orderKey(urgent.id));
  expect(raw?.dueKey).toBeUndefined();
  expect(raw?.hallCell).toBeUndefined();
});

test('an entry in the table reads back as the one that was sealed', async () => {
  const { table, entries } = await wholeLife();
  const [entry] = entries;
  if (entry === undefined) throw new Error('six entries');
  const item = await table.get({
    pk: `ORDER#${entry.subject.id}`,
    sk: `ENTRY#${entry.principal}#${entry.commandId}`,
  });
  expect(item && decodeEntry(item)).toEqual(entry);
});
