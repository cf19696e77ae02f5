import { projectChange } from '../../../functions/usecases/project-change';
import { serviceRecords } from '../../../functions/usecases/service-records';
import { serviceRecordsContract } from '../../../shared/contracts/service-records';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { actor, type CityForTests, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';
import { projectAll } from '../stream-for-tests';

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

type Who = Parameters<ReturnType<typeof serviceRecords>>[1];
const look = async (who: Who, cursor?: string) => {
  const seen = await serviceRecords(city.ports)(cursor === undefined ? {} : { cursor }, who);
  return seen.ok ? serviceRecordsContract.response.parse(seen.value) : seen.refusal.code;
};

test('a helper who gave 23 visits → every one with its true minutes, page by page; who was helped is not said', async () => {
  const helperId = await city.helper();
  const elderId = await city.addPerson('韦奶奶', { minutes: 6_000 });
  const clerkId = await city.addPerson('覃干事', { facets: ['staff'], minutes: 0 });
  const settledId = await play.served({ elderId, startMs: NOON_MS }, helperId);
  await play.confirm(settledId, NOON_MS + 2 * HOUR_MS);
  await play.settle(settledId, clerkId, NOON_MS + 3 * HOUR_MS);
  const { order } = await city.ports.load({ orderId: settledId });
  for (let day = 1; day <= 22; day += 1) {
    const id = await play.served({ elderId, startMs: NOON_MS + day * DAY_MS }, helperId);
    await play.confirm(id, NOON_MS + day * DAY_MS + 2 * HOUR_MS);
  }
  await projectAll(engine, city);
  const who = actor(helperId, ['volunteer']);
  const first = await look(who);
  if (typeof first === 'string' || order?.state !== 'settled') throw new Error('no record');
  const second = await look(who, first.next);
  if (typeof second === 'string') throw new Error(second);
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, undefined]);
  const all = [...first.items, ...second.items];
  expect(new Set(all.map(({ orderId }) => orderId)).size).toBe(23);
  expect(all.find(({ orderId }) => orderId === settledId)).toEqual({
    orderId: settledId,
    state: 'settled',
    serviceZh: '陪同散步',
    startMs: NOON_MS,
    recordMinutes: order.recordMinutes,
  });
  expect(all.reduce((sum, { recordMinutes }) => sum + recordMinutes, 0)).toBe(first.recordMinutes);
  expect(JSON.stringify(all)).not.toContain('韦奶奶');
});

test('a record that a dispute marks → its state is said, its minutes stay', async () => {
  const helperId = await city.helper();
  const elderId = await city.addPerson('莫阿公');
  const id = await play.served({ elderId, startMs: NOON_MS }, helperId);
  await play.confirm(id, NOON_MS + 2 * HOUR_MS);
  const { order } = await city.ports.load({ orderId: id });
  if (order?.state !== 'confirmed') throw new Error('not confirmed');
  const project = projectChange(city.ports);
  await project({ kind: 'order', order });
  await project({ kind: 'order', order: { ...order, state: 'disputed', version: order.version + 1 } });
  const seen = await look(actor(helperId, ['volunteer']));
  expect(
    typeof seen === 'string' ? seen : seen.items.map(({ state, recordMinutes }) => [state, recordMinutes]),
  ).toEqual([['disputed', order.recordMinutes]]);
});

test('who gave nothing → an empty record; a made-up cursor → refused', async () => {
  const who = actor(await city.addPerson('小新', { minutes: 0 }), ['volunteer']);
  expect(await look(who)).toEqual({ recordMinutes: 0, items: [] });
  expect(await look(who, 'ord_1; drop')).toBe('invalid_request');
});
