import { cityStore } from '../../../functions/store/city-store';
import { currentProjections } from '../../../functions/store/generation-store';
import { orderQueries } from '../../../functions/store/order-queries';
import { orderStore } from '../../../functions/store/order-store';
import { peopleStore } from '../../../functions/store/people-store';
import { projectionStore } from '../../../functions/store/projection-store';
import { sha256 } from '../../../functions/store/sha256';
import type { RoundTrip } from '../../../functions/store/table';
import { viewQueries } from '../../../functions/store/view-queries';
import { hall } from '../../../functions/usecases/hall';
import { home } from '../../../functions/usecases/home';
import { myVisits } from '../../../functions/usecases/my-visits';
import { order } from '../../../functions/usecases/order';
import { passbook } from '../../../functions/usecases/passbook';
import { projectChange } from '../../../functions/usecases/project-change';
import { queue } from '../../../functions/usecases/queue';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { actor, type CityForTests, fresh, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';
import { projectAll } from '../stream-for-tests';

const NOON_MS = NOW_MS + 3 * HOUR_MS;

let engine: EngineForTests;
let city: CityForTests;
let trips: RoundTrip[] = [];
let ports: ReturnType<typeof observed>;
let elderId: PersonId;
let helperId: PersonId;
let clerkId: PersonId;
let orderId: OrderId;

/** The ports as a lambda that has been awake for a while has them, each round trip counted. */
const observed = () => {
  const table = engine.table({ observe: (trip) => trips.push(trip) });
  return {
    ...cityStore(table),
    ...orderStore(table, sha256),
    ...orderQueries(table),
    ...peopleStore(table),
    ...projectionStore(table),
    ...currentProjections(table, () => NOW_MS),
    ...viewQueries(table),
    reveal: city.ports.reveal,
    visitCode: city.ports.visitCode,
  };
};

/** An elder with ten visits, one of them settled; a helper who took five. */
beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  const play = playIn(city);
  elderId = await city.addPerson('王阿姨', { minutes: 1_200 });
  helperId = await city.helper();
  clerkId = await city.addPerson('覃干事', { facets: ['staff'], minutes: 0 });
  orderId = await play.served({ elderId, startMs: NOW_MS - DAY_MS, atMs: NOW_MS - 2 * DAY_MS }, helperId);
  await play.confirm(orderId, NOW_MS - DAY_MS + 2 * HOUR_MS);
  await play.settle(orderId, clerkId, NOW_MS - DAY_MS + 3 * HOUR_MS);
  for (let day = 0; day < 9; day += 1) {
    const id = await play.request({ elderId, startMs: NOON_MS + day * DAY_MS });
    if (day < 4) await play.grab(id, helperId);
  }
  await projectAll(engine, city);
  ports = observed();
  await home(ports)({}, actor(elderId, ['elder']), NOW_MS);
  await hall(ports)({}, actor(helperId, ['volunteer']), NOW_MS);
  await passbook(ports)({}, actor(elderId, ['elder']), NOW_MS);
  await queue(ports)({ lane: 'all' }, actor(clerkId, ['station'], city.stationId), NOW_MS);
});
beforeEach(() => {
  trips = [];
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

/** The most that the read may cost: requests to the table, and read units. A name is looked up in another table. */
test.each<[view: string, look: () => Promise<{ readonly ok: boolean }>, requests: number, units: number]>([
  ['an elder’s home with ten visits', () => home(ports)({}, actor(elderId, ['elder']), NOW_MS), 4, 14],
  ['a hall of five', () => hall(ports)({}, actor(helperId, ['volunteer']), NOW_MS), 4, 5],
  ['ten visits', () => myVisits(ports)({ as: 'elder' }, actor(elderId, ['elder']), NOW_MS), 3, 12],
  [
    'an order of six entries',
    () => order(ports, 'person')({ orderId }, actor(elderId, ['elder']), NOW_MS),
    2,
    3,
  ],
  ['a passbook of twelve lines', () => passbook(ports)({}, actor(elderId, ['elder']), NOW_MS), 4, 15],
  [
    'a queue of nine',
    () => queue(ports)({ lane: 'all' }, actor(clerkId, ['station'], city.stationId), NOW_MS),
    4,
    12,
  ],
])('%s → at most so many requests and units', async (_view, look, requests, units) => {
  expect((await look()).ok).toBe(true);
  const spent = trips.reduce((sum, { capacity }) => sum + capacity.totalUnits, 0);
  expect(trips.length).toBeLessThanOrEqual(requests);
  expect(spent).toBeLessThanOrEqual(units);
});

test('a passbook after 10 visits and after 300 → the same requests and units', async () => {
  const manyId = await city.helper();
  const settled = (await ports.load({ orderId })).order;
  if (settled?.state !== 'settled') throw new Error('no settled order');
  const project = projectChange(ports);
  const lookAfter = async (visits: number) => {
    for (let made = 0; made < visits; made += 1)
      await project({ kind: 'order', order: { ...settled, id: fresh('order'), helperId: manyId } });
    trips = [];
    const seen = await passbook(ports)({}, actor(manyId, ['volunteer']), NOW_MS);
    const units = trips.map(({ operation, capacity }) => [operation, capacity.totalUnits]);
    return { minutes: seen.ok && seen.value.recordMinutes, units: units.sort() };
  };
  const [few, many] = [await lookAfter(10), await lookAfter(290)];
  expect([few.minutes, many.minutes]).toEqual([600, 18_000]);
  expect(many.units).toEqual(few.units);
});
