import { hall as hallQuery } from '../../../functions/usecases/hall';
import { hallContract } from '../../../shared/contracts/hall';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import type { Person } from '../../../shared/domain/person/person';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { actor, type CityForTests, canaries, fresh, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';

const NOON_MS = NOW_MS + 3 * HOUR_MS;

let engine: EngineForTests;
let city: CityForTests;
let play: ReturnType<typeof playIn>;
let helperId: PersonId;
let hereId: PersonId;
/** Open orders, the soonest first. */
const open: Record<'walk' | 'clean' | 'near' | 'doctor' | 'tomorrow', OrderId> = {
  walk: fresh('order'),
  clean: fresh('order'),
  near: fresh('order'),
  doctor: fresh('order'),
  tomorrow: fresh('order'),
};

beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  play = playIn(city);
  helperId = await city.helper();
  hereId = await city.addPerson('王阿姨');
  const nearId = await city.addPerson('韦奶奶', { communityId: city.orgs.near.id });
  const farId = await city.addPerson('莫阿公', { communityId: city.orgs.far.id });
  open.walk = await play.request({ elderId: hereId, startMs: NOON_MS });
  open.clean = await play.request({
    elderId: hereId,
    startMs: NOON_MS + HOUR_MS,
    serviceCode: 'cleaning.daily',
  });
  open.near = await play.request({ elderId: nearId, startMs: NOON_MS + 2 * HOUR_MS });
  await play.request({ elderId: farId, startMs: NOON_MS + 3 * HOUR_MS });
  open.doctor = await play.request({
    elderId: hereId,
    startMs: NOON_MS + 4 * HOUR_MS,
    serviceCode: 'escort.medical',
    plannedMinutes: 120,
  });
  open.tomorrow = await play.request({ elderId: hereId, startMs: NOW_MS + DAY_MS });
  const taken = await play.request({ elderId: nearId, startMs: NOON_MS + 5 * HOUR_MS });
  await play.grab(taken, await city.helper());
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

const hallOf = async (
  id: PersonId,
  asked: Parameters<ReturnType<typeof hallQuery>>[0] = {},
  atMs = NOW_MS,
) => {
  const seen = await hallQuery(city.ports)(asked, actor(id, ['volunteer']), atMs);
  if (!seen.ok) throw new Error(seen.refusal.code);
  return hallContract.response.parse(seen.value);
};
const ids = ({ items }: Awaited<ReturnType<typeof hallOf>>) => items.map(({ orderId }) => orderId);

test('open orders of the cells around → the soonest first; neither taken ones nor those beyond 5 km', async () => {
  const seen = await hallOf(helperId);
  expect(ids(seen)).toEqual([open.walk, open.clean, open.near, open.doctor, open.tomorrow]);
  expect(seen.items[2]).toEqual({
    orderId: open.near,
    serviceCode: 'escort.walk',
    serviceZh: '陪同散步',
    communityId: city.orgs.near.id,
    communityZh: '河东社区',
    distance: 'within3km',
    startMs: NOON_MS + 2 * HOUR_MS,
    plannedMinutes: 60,
  });
  expect(seen.next).toBeUndefined();
});

test('a page of the hall → no field of the elder, and nothing was revealed for it', async () => {
  city.notes.length = 0;
  const text = JSON.stringify(await hallOf(helperId));
  expect(city.notes).toEqual([]);
  expect(text).not.toContain(hereId);
  for (const canary of canaries) for (const value of Object.values(canary)) expect(text).not.toContain(value);
});

test.each<[filter: string, asked: Parameters<typeof hallOf>[1], shown: readonly (keyof typeof open)[]]>([
  ['cleaning', { list: 'cleaning' }, ['clean']],
  ['the community across the river', {}, ['near']],
  ['within 1 km', { within: 'within1km' }, ['walk', 'clean', 'doctor', 'tomorrow']],
  ['tomorrow', { day: 20260304 }, ['tomorrow']],
  ['today, cleaning', { day: 20260303, list: 'cleaning' }, ['clean']],
  ['yesterday', { day: 20260302 }, []],
  ['no day at all', { day: 20269999 }, []],
])('filter %s → that alone', async (filter, asked, shown) => {
  const near = filter.startsWith('the community') ? { communityId: city.orgs.near.id } : {};
  expect(ids(await hallOf(helperId, { ...asked, ...near }))).toEqual(shown.map((name) => open[name]));
});

test('at the start of an order → it is no longer there', async () => {
  expect(ids(await hallOf(helperId, {}, NOON_MS))[0]).toBe(open.clean);
  expect(ids(await hallOf(helperId, {}, NOON_MS - 1))[0]).toBe(open.walk);
});

test.each<[who: string, person: Partial<Person>, order: keyof typeof open, reason: string | undefined]>([
  ['without the training', {}, 'doctor', 'skill'],
  [
    'with a training that has run out',
    { skills: [{ code: 'escort-care', untilDay: 20260302 }] },
    'doctor',
    'skill',
  ],
  ['with the training', { skills: [{ code: 'escort-care', untilDay: 20260303 }] }, 'doctor', undefined],
  ['who is seventeen', { birthMonth: 200803 }, 'walk', 'adult'],
  ['who is suspended', { status: 'suspended' }, 'walk', 'volunteer_active'],
  ['who lives across the river', {}, 'walk', undefined],
])('a volunteer %s → told why not, or nothing', async (who, person, order, reason) => {
  const home = who.endsWith('river') ? { communityId: city.orgs.near.id } : {};
  const seen = await hallOf(await city.helper({ ...person, ...home }));
  expect(seen.items.find(({ orderId }) => orderId === open[order])?.notForMe?.code).toBe(reason);
});

test('a volunteer with a visit at that time → told that the day overlaps', async () => {
  const busyId = await city.helper();
  const orderId = await play.request({
    elderId: hereId,
    startMs: NOON_MS + 30 * MINUTE_MS,
    plannedMinutes: 30,
  });
  await play.grab(orderId, busyId);
  const reasons = (await hallOf(busyId)).items.map(({ notForMe }) => notForMe?.code);
  expect(reasons).toEqual(['day_overlaps', undefined, undefined, 'skill', undefined]);
});

test('45 orders more, page by page → each once, in order, at most 20 a page', async () => {
  const elderId = await city.addPerson('多多', { minutes: 6_000 });
  const made: OrderId[] = [];
  for (let index = 0; index < 45; index += 1)
    made.push(
      await play.request({
        elderId,
        startMs: NOW_MS + 2 * DAY_MS + index * 15 * MINUTE_MS,
        plannedMinutes: 30,
      }),
    );
  const paged: string[] = [];
  const sizes: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await hallOf(helperId, cursor === undefined ? {} : { cursor });
    paged.push(...ids(page));
    sizes.push(page.items.length);
    cursor = page.next;
  } while (cursor !== undefined);
  expect(paged.slice(-45)).toEqual(made);
  expect(paged).toHaveLength(50);
  expect(sizes).toEqual([20, 20, 10]);
});

test('a filter that finds little among much → the pages still lead to it', async () => {
  let cursor: string | undefined;
  const found: string[] = [];
  for (let page = 0; page < 10; page += 1) {
    const seen = await hallOf(helperId, { list: 'cleaning', ...(cursor !== undefined && { cursor }) });
    found.push(...ids(seen));
    cursor = seen.next;
    if (cursor === undefined) break;
  }
  expect([found, cursor]).toEqual([[open.clean], undefined]);
});

test.each([['x'], ['1'.repeat(400)], [`${'1'.repeat(13)}#per_1`]])(
  'a made-up cursor %s → refused',
  async (cursor) => {
    const seen = await hallQuery(city.ports)({ cursor }, actor(helperId, ['volunteer']), NOW_MS);
    expect(seen.ok || seen.refusal.code).toBe('invalid_request');
  },
);

test('somebody who is not registered → not found', async () => {
  const seen = await hallQuery(city.ports)({}, actor(fresh('person'), ['volunteer']), NOW_MS);
  expect(seen.ok || seen.refusal.code).toBe('not_found');
});
