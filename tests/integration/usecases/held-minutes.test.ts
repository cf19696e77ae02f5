import { heldMinutes } from '../../../functions/usecases/held-minutes';
import { heldMinutesContract } from '../../../shared/contracts/held-minutes';
import type { PersonId } from '../../../shared/domain/ids';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { actor, type CityForTests, NOW_MS, startCityForTests } from '../city-for-tests';
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

const look = async (personId: PersonId, atMs = NOW_MS) => {
  const seen = await heldMinutes(city.ports)({}, actor(personId, ['elder']), atMs);
  if (!seen.ok) throw new Error('refused');
  return heldMinutesContract.response.parse(seen.value);
};

test('two visits ahead, one done → what each still holds, the soonest first, and when the clock gives it back', async () => {
  const elderId = await city.addPerson('韦奶奶');
  const helperId = await city.helper();
  const clerkId = await city.addPerson('覃干事', { facets: ['staff'], minutes: 0 });
  const doneId = await play.served({ elderId, startMs: NOON_MS }, helperId);
  await play.confirm(doneId, NOON_MS + 2 * HOUR_MS);
  await play.settle(doneId, clerkId, NOON_MS + 3 * HOUR_MS);
  const laterId = await play.request({ elderId, startMs: NOON_MS + 5 * DAY_MS, plannedMinutes: 90 });
  const soonId = await play.request({ elderId, startMs: NOON_MS + 2 * DAY_MS });
  const { heldMinutes: held, items, otherMinutes } = await look(elderId, NOON_MS + DAY_MS);
  expect([held, otherMinutes]).toEqual([150, 0]);
  expect(items).toEqual([
    {
      orderId: soonId,
      state: 'open',
      serviceZh: '陪同散步',
      startMs: NOON_MS + 2 * DAY_MS,
      heldMinutes: 60,
      atLatestMs: NOON_MS + 4 * DAY_MS,
    },
    expect.objectContaining({ orderId: laterId, heldMinutes: 90 }),
  ]);
});

test('a visit of long ago that still stands → counted, if not named; nothing held → nothing', async () => {
  const elderId = await city.addPerson('莫阿公');
  expect(await look(elderId)).toEqual({ heldMinutes: 0, items: [], otherMinutes: 0 });
  await play.request({ elderId, startMs: NOON_MS });
  const later = await look(elderId, NOON_MS + 91 * DAY_MS);
  expect(later).toEqual({ heldMinutes: 60, items: [], otherMinutes: 60 });
});

test('another’s hours are not among one’s own', async () => {
  const { elderId, relativeId } = await city.addFamily();
  await play.request({ elderId, startMs: NOON_MS });
  expect((await look(elderId)).items.map(({ heldMinutes: minutes, forZh }) => [minutes, forZh])).toEqual([
    [60, undefined],
  ]);
  expect(await look(relativeId)).toEqual({ heldMinutes: 0, items: [], otherMinutes: 0 });
});
