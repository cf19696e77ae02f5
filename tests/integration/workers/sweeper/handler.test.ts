import { encodeOrder } from '../../../../functions/store/order-codec';
import { sweepCity } from '../../../../functions/usecases/sweep-city';
import { sweepOrder } from '../../../../functions/usecases/sweep-order';
import { sweeperHandler } from '../../../../functions/workers/sweeper/handler';
import type { OrderId, PersonId } from '../../../../shared/domain/ids';
import type { Ms } from '../../../../shared/domain/units';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/units';
import { type CityForTests, NOW_MS, startCityForTests } from '../../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../../engine-for-tests';
import { playIn } from '../../play-for-tests';

let engine: EngineForTests;
let city: CityForTests;
let play: ReturnType<typeof playIn>;
let clerkId: PersonId;
let otherClerkId: PersonId;

/** Noon of the same Tuesday. */
const NOON_MS = NOW_MS + 3 * HOUR_MS;
/** When the desks shut on the 8th and the 10th working day after that Tuesday: a Friday and a Tuesday, 17:30. */
const DAY_8_MS: Ms = Date.parse('2026-03-13T09:30:00Z');
const DAY_10_MS: Ms = Date.parse('2026-03-17T09:30:00Z');

beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  play = playIn(city);
  clerkId = await city.addPerson('韦社工', { birthMonth: 199001, facets: ['staff'], minutes: 0 });
  otherClerkId = await city.addPerson('覃社工', { birthMonth: 199001, facets: ['staff'], minutes: 0 });
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

const failures: string[] = [];
const counted = new Map<string, number>();
/** The worker as its composition root builds it, with its logger and metrics looked at. */
const sweeper = () =>
  sweeperHandler({
    sweep: sweepCity({
      ...city.ports,
      sweepOrder: sweepOrder(city.ports),
      note: (place) => failures.push(place),
    }),
    count: (name, value) => counted.set(name, value),
  });
const sweepAt = (atMs: Ms) => sweeper()({ time: new Date(atMs).toISOString() });
beforeEach(() => {
  failures.length = 0;
  counted.clear();
});

/** A visit of somebody who asks for the first time, so that no test meets another's. */
const asks = async (startMs: Ms = NOON_MS) => {
  const elderId = await city.addPerson('王阿姨', { minutes: 120 });
  return { elderId, asking: { elderId, startMs } };
};
const balanceOf = async (id: PersonId) => {
  const { heads } = await city.ports.load({ accounts: [`person:${id}`] });
  const head = heads.get(`person:${id}`);
  return [head?.availableMinutes, head?.heldMinutes];
};
/** What the clock wrote into an order's story: its id, and its instant. */
const clockEntries = async (orderId: OrderId) =>
  ((await city.ports.history(orderId))?.entries ?? [])
    .filter(({ principal }) => principal === 'clock')
    .map(({ commandId, atMs }) => [commandId, atMs]);

test('open, a millisecond before the start → nothing; at the start → missed, at the start', async () => {
  const { asking } = await asks();
  const orderId = await play.request(asking);
  await sweepAt(NOON_MS - 1);
  expect((await play.orderOf(orderId)).state).toBe('open');
  await sweepAt(NOON_MS);
  expect((await play.orderOf(orderId)).state).toBe('submitted');
  expect(await clockEntries(orderId)).toEqual([['miss:1', NOON_MS]]);
});

test('open, nobody comes for two days, one sweep alone → missed and closed, each at its own instant, minutes given back', async () => {
  const { elderId, asking } = await asks();
  const orderId = await play.request(asking);
  expect(await balanceOf(elderId)).toEqual([60, 60]);
  await sweepAt(NOON_MS + 30 * 24 * HOUR_MS);
  expect((await play.orderOf(orderId)).state).toBe('expired');
  expect(await clockEntries(orderId)).toEqual([
    ['miss:1', NOON_MS],
    ['close:2', NOON_MS + 48 * HOUR_MS],
  ]);
  expect(await balanceOf(elderId)).toEqual([120, 0]);
});

test('accepted, nobody checks in → no-show at planned end + 120, the helper’s day is free again', async () => {
  const { asking } = await asks(NOON_MS + 4 * HOUR_MS);
  const orderId = await play.request(asking);
  const absentId = await city.helper();
  await play.grab(orderId, absentId);
  const endMs = asking.startMs + 180 * MINUTE_MS;
  await sweepAt(endMs - 1);
  expect((await play.orderOf(orderId)).state).toBe('accepted');
  await sweepAt(endMs);
  expect((await play.orderOf(orderId)).state).toBe('submitted');
  expect(await clockEntries(orderId)).toEqual([['noShow:2', endMs]]);
  const [day] = await city.ports.days(absentId, 20260303, 20260303);
  expect(day?.visits).toEqual([]);
});

test('serving, nobody checks out → checked out at the planned end, flagged; the entry is of planned end + 120', async () => {
  const { asking } = await asks();
  const orderId = await play.request(asking);
  const forgetfulId = await city.helper();
  await play.grab(orderId, forgetfulId);
  await play.check('in', orderId, NOON_MS);
  await sweepAt(NOON_MS + 180 * MINUTE_MS);
  expect(await play.orderOf(orderId)).toMatchObject({
    state: 'served',
    checkedOutByClock: true,
    checkOutMs: NOON_MS + HOUR_MS,
    recordMinutes: 60,
  });
  expect(await clockEntries(orderId)).toEqual([['checkOut:3', NOON_MS + 180 * MINUTE_MS]]);
});

test('served, two independent proofs, nobody answers → confirmed after 72 h, settled by rule on working day 10', async () => {
  const { elderId, asking } = await asks();
  const paidId = await city.helper({ skills: [] });
  const orderId = await play.request(asking);
  await play.grab(orderId, paidId);
  await play.vouch('in', orderId, clerkId, NOON_MS + 5 * MINUTE_MS);
  await play.check('out', orderId, NOON_MS + 65 * MINUTE_MS);
  await sweepAt(NOON_MS + 65 * MINUTE_MS + 72 * HOUR_MS);
  expect((await play.orderOf(orderId)).state).toBe('confirmed');
  await sweepAt(DAY_10_MS - 1);
  expect((await play.orderOf(orderId)).state).toBe('confirmed');
  await sweepAt(DAY_10_MS);
  expect((await play.orderOf(orderId)).state).toBe('settled');
  expect(await clockEntries(orderId)).toEqual([
    ['confirm:4', NOON_MS + 65 * MINUTE_MS + 72 * HOUR_MS],
    ['settle:5', DAY_10_MS],
  ]);
  expect(await balanceOf(elderId)).toEqual([60, 0]);
  expect(await balanceOf(paidId)).toEqual([660, 0]);
});

test('served on the elder’s codes alone, nobody answers → in dispute on working day 8, the hold stands', async () => {
  const { elderId, asking } = await asks();
  const orderId = await play.served(asking, await city.helper());
  await sweepAt(DAY_8_MS - 1);
  expect((await play.orderOf(orderId)).state).toBe('served');
  await sweepAt(DAY_8_MS);
  expect((await play.orderOf(orderId)).state).toBe('disputed');
  expect(await clockEntries(orderId)).toEqual([['escalate:4', DAY_8_MS]]);
  expect(await balanceOf(elderId)).toEqual([60, 60]);
});

test('confirmed by the elder, nobody settles → settled by rule on working day 10', async () => {
  const { asking } = await asks();
  const orderId = await play.served(asking, await city.helper());
  await play.confirm(orderId, NOON_MS + 2 * HOUR_MS);
  await sweepAt(DAY_10_MS);
  expect((await play.orderOf(orderId)).state).toBe('settled');
});

test('confirmed on the station’s word alone, nobody settles → in dispute on working day 10', async () => {
  const { asking } = await asks();
  const orderId = await play.request(asking);
  await play.grab(orderId, await city.helper());
  await play.vouch('in', orderId, clerkId, NOON_MS + 5 * MINUTE_MS);
  await play.vouch('out', orderId, clerkId, NOON_MS + HOUR_MS);
  await play.callBack(orderId, otherClerkId, NOON_MS + 2 * HOUR_MS);
  await sweepAt(DAY_10_MS);
  expect((await play.orderOf(orderId)).state).toBe('disputed');
  expect((await clockEntries(orderId)).at(-1)).toEqual(['dispute:5', DAY_10_MS]);
});

test('in dispute, weeks go by → rungs alone: the clock never ends it', async () => {
  const { asking } = await asks();
  const orderId = await play.served(asking, await city.helper());
  await play.deny(orderId, NOON_MS + 2 * HOUR_MS);
  const before = await play.orderOf(orderId);
  await sweepAt(DAY_10_MS + 90 * 24 * HOUR_MS);
  const after = await play.orderOf(orderId);
  expect([after.state, after.version]).toEqual(['disputed', before.version]);
  expect(after.rung).toBeGreaterThan(2);
  expect(await clockEntries(orderId)).toEqual([]);
});

test('ten orders at their start, two sweepers at once, a third afterwards → each is missed once', async () => {
  const startMs = NOON_MS + 30 * 24 * HOUR_MS;
  const orderIds: OrderId[] = [];
  for (let index = 0; index < 10; index += 1) {
    const { asking } = await asks(startMs - 10 * 24 * HOUR_MS);
    orderIds.push(await play.request(asking));
  }
  const dueMs = startMs - 10 * 24 * HOUR_MS;
  const [one, two] = await Promise.all([sweepAt(dueMs), sweepAt(dueMs)]);
  expect((one?.steps.miss ?? 0) + (two?.steps.miss ?? 0)).toBe(10);
  expect((await sweepAt(dueMs)).steps).toEqual({});
  for (const orderId of orderIds) expect(await clockEntries(orderId)).toEqual([['miss:1', dueMs]]);
  expect(failures).toEqual([]);
});

test('an order that nobody can reckon, among others → noted and counted, the others are swept', async () => {
  const startMs = NOON_MS + 20 * 24 * HOUR_MS + HOUR_MS;
  const broken = await play.request((await asks(startMs)).asking);
  const sound = await play.request((await asks(startMs)).asking);
  await city.table.putAll([encodeOrder({ ...(await play.orderOf(broken)), catalogueVersion: 99 })]);
  const report = await sweepAt(startMs);
  expect((await play.orderOf(sound)).state).toBe('submitted');
  expect((await play.orderOf(broken)).state).toBe('open');
  expect([report.failed, failures]).toEqual([1, [broken]]);
  expect(counted.get('failed')).toBe(1);
  await city.table.putAll([encodeOrder({ ...(await play.orderOf(broken)), catalogueVersion: 1 })]);
});

test('a due instant that a new holiday notice has put off → moved there, nothing is carried out before', async () => {
  const startMs = NOON_MS + 22 * 24 * HOUR_MS;
  const orderId = await play.request((await asks(startMs)).asking);
  const order = await play.orderOf(orderId);
  const early = { ...order, rung: 4, dueAtMs: startMs - 5 * HOUR_MS };
  await city.table.putAll([encodeOrder(early)]);
  await sweepAt(startMs - 5 * HOUR_MS);
  expect(await play.orderOf(orderId)).toEqual({ ...early, dueAtMs: startMs });
  await sweepAt(startMs);
  expect(await clockEntries(orderId)).toEqual([['miss:1', startMs]]);
});

test('a station that is named → it alone is swept', async () => {
  const startMs = NOON_MS + 21 * 24 * HOUR_MS;
  const orderId = await play.request((await asks(startMs)).asking);
  const event = { time: new Date(startMs).toISOString() };
  await sweeper()({ ...event, detail: { stationIds: [city.otherStationId] } });
  expect((await play.orderOf(orderId)).state).toBe('open');
  await sweeper()({ ...event, detail: { stationIds: [city.stationId] } });
  expect((await play.orderOf(orderId)).state).toBe('submitted');
});

test.each([[{}], [{ time: 'soon' }], [{ time: '2026-03-03T01:00:00Z', detail: { stationIds: ['nobody'] } }]])(
  'an event that names no instant, or no station: %j → thrown',
  async (event) => {
    await expect(sweeper()(event)).rejects.toThrow();
  },
);
