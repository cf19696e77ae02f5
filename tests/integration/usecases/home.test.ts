import { encodeOrder } from '../../../functions/store/order-codec';
import { home as homeQuery } from '../../../functions/usecases/home';
import { homeContract } from '../../../shared/contracts/home';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { actor, type CityForTests, fresh, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';

const NOON_MS = NOW_MS + 3 * HOUR_MS;

let engine: EngineForTests;
let city: CityForTests;
let play: ReturnType<typeof playIn>;

beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  play = playIn(city);
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

const homeOf = async (id: PersonId, atMs = NOW_MS) => {
  const seen = await homeQuery(city.ports)({}, actor(id, ['elder', 'family', 'volunteer']), atMs);
  if (!seen.ok) throw new Error(seen.refusal.code);
  return homeContract.response.parse(seen.value);
};
const ids = (cards: readonly { readonly orderId: string }[]) => cards.map(({ orderId }) => orderId);

test('an elder with visits today, tomorrow, served and settled → each in its place, the soonest first', async () => {
  const elderId = await city.addPerson('王阿姨', { minutes: 600 });
  const helperId = await city.helper();
  const clerkId = await city.addPerson('覃干事', { facets: ['staff'] });
  const yesterday = NOW_MS - DAY_MS;
  const tomorrow = await play.request({ elderId, startMs: NOON_MS + DAY_MS });
  const afternoon = await play.request({ elderId, startMs: NOON_MS + 3 * HOUR_MS });
  const noon = await play.request({ elderId, startMs: NOON_MS });
  await play.grab(noon, helperId);
  const served = await play.served({ elderId, startMs: yesterday, atMs: yesterday - DAY_MS }, helperId);
  const settled = await play.served(
    { elderId, startMs: yesterday + 2 * HOUR_MS, atMs: yesterday - DAY_MS },
    helperId,
  );
  await play.confirm(settled, yesterday + 4 * HOUR_MS);
  await play.settle(settled, clerkId, yesterday + 5 * HOUR_MS);
  const seen = await homeOf(elderId);
  expect(ids(seen.todayVisits)).toEqual([noon, afternoon]);
  expect(ids(seen.toConfirm)).toEqual([served]);
  expect(ids(seen.upcoming)).toEqual([tomorrow]);
  expect(seen.currentTask).toBeUndefined();
  expect(seen.todayVisits[0]?.helper?.calledZh).toBe('李师傅');
  expect(seen.balance).toEqual({ availableMinutes: 300, heldMinutes: 240 });
  expect([seen.me.calledZh, seen.communityZh, seen.stationPhone]).toEqual([
    '王阿姨',
    '近邻社区',
    '0772-0000001',
  ]);
});

test('a visit of yesterday that nobody took → still among today’s, until its desk has moved it', async () => {
  const elderId = await city.addPerson('韦奶奶');
  const startMs = NOW_MS - DAY_MS;
  const orderId = await play.request({ elderId, startMs, atMs: startMs - DAY_MS });
  expect(ids((await homeOf(elderId)).todayVisits)).toEqual([orderId]);
});

test('a visit before a long holiday, 18 days later → still waits for its elder’s word, and no longer than working day 8', async () => {
  const [elderId, helperId] = [await city.addPerson('黄婆婆'), await city.helper()];
  // The Spring Festival of 2026 rests from February 15 to 23; people work on the 14th and the 28th.
  const startMs = Date.parse('2026-02-13T09:00:00+08:00');
  const served = await play.served({ elderId, startMs, atMs: startMs - 2 * DAY_MS }, helperId);
  const toConfirmAt = async (at: string) => ids((await homeOf(elderId, Date.parse(at))).toConfirm);
  expect(await toConfirmAt('2026-03-03T17:29:00+08:00')).toEqual([served]);
  expect(await toConfirmAt('2026-03-05T00:00:00+08:00')).toEqual([]);
});

test('an elder with 130 visits around these weeks → all of them', async () => {
  const elderId = await city.addPerson('陆阿姨');
  const { order } = await city.ports.load({
    orderId: await play.request({ elderId, startMs: NOON_MS + DAY_MS }),
  });
  if (order === undefined) throw new Error('no order');
  const more = Array.from({ length: 129 }, (_, index) => ({
    ...order,
    id: fresh('order'),
    startMs: NOON_MS + ((index % 20) + 1) * DAY_MS,
  }));
  await city.table.putAll(more.map(encodeOrder));
  const { upcoming } = await homeOf(elderId);
  expect(new Set(ids(upcoming))).toEqual(new Set([order, ...more].map(({ id }) => id)));
  expect(upcoming).toHaveLength(130);
});

test('a volunteer with two accepted visits → the next is the task; one under way comes before it', async () => {
  const [elderId, helperId] = [await city.addPerson('莫阿公'), await city.helper()];
  const later = await play.request({ elderId, startMs: NOON_MS + 4 * HOUR_MS });
  const sooner = await play.request({ elderId, startMs: NOON_MS });
  for (const orderId of [later, sooner]) await play.grab(orderId, helperId);
  const before = await homeOf(helperId);
  expect([before.currentTask?.orderId, before.currentTask?.elder?.calledZh]).toEqual([sooner, '莫阿公']);
  await play.check('in', sooner, NOON_MS);
  expect((await homeOf(helperId, NOON_MS + 5 * HOUR_MS)).currentTask?.orderId).toBe(sooner);
  expect(before.todayVisits).toEqual([]);
});

test.each<
  [scopes: string, see: readonly ('order' | 'pay' | 'viewVisits')[], visits: number, balance: boolean]
>([
  ['all', ['order', 'pay', 'viewVisits'], 1, true],
  ['to see visits', ['viewVisits'], 1, false],
  ['to pay', ['pay'], 0, true],
])(
  'a relative bound with the scope %s → sees so much of the elder',
  async (_name, scopes, visits, balance) => {
    const { elderId, relativeId, bindingId } = await city.addFamily({ scopes });
    await play.request({ elderId, startMs: NOON_MS });
    const seen = await homeOf(relativeId);
    expect(seen.todayVisits).toHaveLength(visits);
    expect(seen.boundElders).toEqual([
      {
        bindingId,
        elder: { personId: elderId, calledZh: '王阿姨' },
        tie: 'daughter',
        scopes,
        ...(balance && { balance: { availableMinutes: 540, heldMinutes: 60 } }),
      },
    ]);
    expect(seen.relatives).toEqual([]);
    expect((await homeOf(elderId)).relatives.map(({ elder }) => elder.calledZh)).toEqual(['小王']);
  },
);

test('a binding that has run out → neither elder nor visits', async () => {
  const { elderId, relativeId } = await city.addFamily({ untilMs: NOW_MS });
  await play.request({ elderId, startMs: NOON_MS });
  const seen = await homeOf(relativeId);
  expect([seen.boundElders, seen.todayVisits]).toEqual([[], []]);
});

test('services → the whole catalogue, and which of them meet the desk first', async () => {
  const { services } = await homeOf(await city.addPerson('多多'));
  const atOnce = (code: string) => services.find((service) => service.code === code)?.publishedAtOnce;
  expect(services.length).toBeGreaterThanOrEqual(24);
  expect([atOnce('escort.walk'), atOnce('cleaning.deep')]).toEqual([true, false]);
});

test('somebody who is not registered → not found', async () => {
  const seen = await homeQuery(city.ports)({}, actor(fresh('person'), ['elder']), NOW_MS);
  expect(seen.ok || seen.refusal.code).toBe('not_found');
});

/** An id alone, to keep the test of an elder's many visits short. */
const requestDaily = async (elderId: PersonId, days: number): Promise<readonly OrderId[]> => {
  const made: OrderId[] = [];
  for (let day = 1; day <= days; day += 1)
    made.push(await play.request({ elderId, startMs: NOON_MS + day * DAY_MS }));
  return made;
};

test('a visit every day for four weeks → all of them are shown', async () => {
  const elderId = await city.addPerson('覃婆婆', { minutes: 6_000 });
  const made = await requestDaily(elderId, 27);
  expect(ids((await homeOf(elderId)).upcoming)).toEqual(made);
});
