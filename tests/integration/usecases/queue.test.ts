import { queue as queueQuery } from '../../../functions/usecases/queue';
import { queueContract } from '../../../shared/contracts/queue';
import type { Actor, TokenRole } from '../../../shared/domain/authority/actor';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { HOUR_MS, MINUTE_MS, type Ms } from '../../../shared/domain/units';
import { actor, type CityForTests, canaries, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';
import { projectAll } from '../stream-for-tests';

const NOON_MS = NOW_MS + 3 * HOUR_MS;
/** Ten past two: everything below has happened, and nobody has swept. */
const AT_MS = NOON_MS + 130 * MINUTE_MS;

let engine: EngineForTests;
let city: CityForTests;
let play: ReturnType<typeof playIn>;
let station: Actor;
let community: Actor;
let daughterId: PersonId;
const visits: Record<string, OrderId> = {};

beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  play = playIn(city);
  const staff = () => city.addPerson('韦社工', { birthMonth: 199001, facets: ['staff'] });
  station = actor(await staff(), ['station'], city.stationId);
  community = actor(await staff(), ['community'], city.orgs.here.id);
  const family = await city.addFamily();
  daughterId = family.relativeId;
  const elderId = family.elderId;
  const acrossId = await city.addPerson('韦奶奶', { communityId: city.orgs.near.id });
  const [late, busy, third] = [await city.helper(), await city.helper(), await city.helper()];
  const clean = { elderId, serviceCode: 'cleaning.deep', plannedMinutes: 120 };
  visits.submitted = await play.request({ ...clean, startMs: NOON_MS + 4 * HOUR_MS });
  visits.overdue = await play.request({ ...clean, startMs: NOON_MS + HOUR_MS });
  visits.open = await play.request({ elderId: acrossId, startMs: NOON_MS + 5 * HOUR_MS });
  visits.late = await play.request({ elderId, startMs: NOON_MS + 2 * HOUR_MS });
  await play.grab(visits.late, late);
  visits.serving = await play.request({ elderId, startMs: NOON_MS + 90 * MINUTE_MS });
  await play.grab(visits.serving, busy);
  await play.check('in', visits.serving, NOON_MS + 90 * MINUTE_MS);
  visits.served = await play.served({ elderId, startMs: NOON_MS }, third);
  visits.confirmed = await play.served(
    { elderId, startMs: NOON_MS, plannedMinutes: 45 },
    await city.helper(),
  );
  await play.confirm(visits.confirmed, NOON_MS + HOUR_MS);
  visits.across = await play.served({ elderId: acrossId, startMs: NOON_MS }, await city.helper());
  await play.confirm(visits.across, NOON_MS + HOUR_MS);
  visits.disputed = await play.served({ elderId, startMs: NOON_MS }, await city.helper());
  await play.deny(visits.disputed, NOON_MS + 2 * HOUR_MS);
  visits.settled = await play.served({ elderId: acrossId, startMs: NOON_MS }, await city.helper());
  await play.confirm(visits.settled, NOON_MS + HOUR_MS);
  await play.settle(visits.settled, community.personId, NOON_MS + 2 * HOUR_MS);
  await projectAll(engine, city);
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

type Lane = Parameters<ReturnType<typeof queueQuery>>[0]['lane'];
const look = async (who: Actor, lane: Lane, atMs: Ms = AT_MS, cursor?: string) => {
  const seen = await queueQuery(city.ports)({ lane, ...(cursor !== undefined && { cursor }) }, who, atMs);
  return seen.ok ? queueContract.response.parse(seen.value) : seen.refusal.code;
};
const deskOf = async (who: Actor, lane: Lane, atMs?: Ms, cursor?: string) => {
  const seen = await look(who, lane, atMs, cursor);
  if (typeof seen === 'string') throw new Error(seen);
  return seen;
};
const named = (ids: readonly OrderId[]) =>
  ids.map((id) => Object.keys(visits).find((name) => visits[name] === id));

test.each<[lane: Lane, station: readonly string[], community: readonly string[]]>([
  ['unassigned', ['submitted'], ['submitted']],
  ['overdue', ['overdue'], ['overdue']],
  ['late', ['late'], ['late']],
  ['serving', ['serving'], ['serving']],
  ['toConfirm', ['served'], ['served']],
  ['toSettle', ['confirmed', 'across'], ['confirmed']],
  ['disputed', ['disputed'], ['disputed']],
])(
  'lane %s → the station sees all of its own, the community its own',
  async (lane, ofStation, ofCommunity) => {
    const ids = async (who: Actor) => (await deskOf(who, lane)).items.map(({ orderId }) => orderId);
    expect(named(await ids(station)).sort()).toEqual([...ofStation].sort());
    expect(named(await ids(community)).sort()).toEqual([...ofCommunity].sort());
  },
);

test('all lanes → the most urgent first, and how many lie in each', async () => {
  const { items, counts, desk } = await deskOf(station, 'all');
  const dueAt = items.map(({ dueAtMs }) => dueAtMs ?? Number.MAX_SAFE_INTEGER);
  expect(dueAt).toEqual([...dueAt].sort((a, b) => a - b));
  expect(named(items.map(({ orderId }) => orderId))).not.toContain('settled');
  expect(counts).toEqual({
    unassigned: 1,
    overdue: 1,
    late: 1,
    serving: 1,
    toConfirm: 1,
    toSettle: 2,
    disputed: 1,
    all: 9,
  });
  expect(desk).toEqual({ orgId: city.stationId, zh: '虚构街道社工站', level: 'station' });
  expect((await deskOf(community, 'all')).desk.level).toBe('community');
});

test.each<[lane: Lane, atMs: Ms, count: number]>([
  ['late', NOON_MS + 2 * HOUR_MS + 10 * MINUTE_MS - 1, 0],
  ['late', NOON_MS + 2 * HOUR_MS + 10 * MINUTE_MS, 1],
  ['overdue', NOON_MS + HOUR_MS - 1, 0],
  ['overdue', NOON_MS + HOUR_MS, 1],
])('lane %s at %d → %d', async (lane, atMs, count) => {
  const seen = await deskOf(station, lane, atMs);
  expect([seen.counts[lane], seen.items.length]).toEqual([count, count]);
});

test('an order past its start → since when; its persons by form of address, and nothing else of them', async () => {
  city.notes.length = 0;
  const { items } = await deskOf(station, 'overdue');
  expect(items[0]).toMatchObject({
    elder: { calledZh: '王阿姨' },
    overdueMs: 70 * MINUTE_MS,
    mineForbidden: false,
  });
  expect(city.notes.flatMap(({ fields }) => fields)).toEqual(['calledZh']);
  const text = JSON.stringify(await deskOf(station, 'all'));
  for (const { name, phone, addressZh } of canaries)
    for (const value of [name, phone, addressZh]) expect(text).not.toContain(value);
});

test('to settle → planned, true and credited minutes, and whether two sources stand behind them', async () => {
  const { items } = await deskOf(community, 'toSettle');
  expect(items).toMatchObject([
    { plannedMinutes: 45, recordMinutes: 45, creditMinutes: 45, twoSources: false, mineForbidden: false },
  ]);
});

test('to settle, looked at by the elder’s daughter at the desk → forbidden to her', async () => {
  const { items } = await deskOf(actor(daughterId, ['community'], city.orgs.here.id), 'toSettle');
  expect(items.map(({ mineForbidden }) => mineForbidden)).toEqual([true]);
});

test('25 orders in a lane → two pages without a gap', async () => {
  const otherElderId = await city.addPerson('多多', { minutes: 6_000, communityId: city.orgs.far.id });
  for (let index = 0; index < 24; index += 1)
    await play.request({
      elderId: otherElderId,
      startMs: NOON_MS + 24 * HOUR_MS + index * 15 * MINUTE_MS,
      serviceCode: 'cleaning.deep',
      plannedMinutes: 60,
    });
  const first = await deskOf(station, 'unassigned');
  const second = await deskOf(station, 'unassigned', AT_MS, first.next);
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 5, undefined]);
  expect(new Set([...first.items, ...second.items].map(({ orderId }) => orderId)).size).toBe(25);
});

test('a desk that has no queue, a token without a desk, a made-up cursor → refused', async () => {
  expect(await look(actor(station.personId, ['station'], city.orgs.here.districtId), 'all')).toBe(
    'not_allowed',
  );
  expect(await look(actor(station.personId, ['station']), 'all')).toBe('not_allowed');
  expect(await look(station, 'all', AT_MS, 'x')).toBe('invalid_request');
});

test.each<[roles: readonly TokenRole[], desk: 'station' | 'here', sees: string]>([
  [['station'], 'station', 'station'],
  [['stationLead'], 'station', 'station'],
  [['community'], 'here', 'community'],
  [['community'], 'station', 'not_allowed'],
  [['centre'], 'station', 'not_allowed'],
  [['station', 'stationLead'], 'here', 'not_allowed'],
  [['centre'], 'here', 'not_allowed'],
])('the role %j at the desk of a %s → %s', async (roles, desk, sees) => {
  const seen = await look(actor(station.personId, roles, city.orgs[desk].id), 'all');
  expect(typeof seen === 'string' ? seen : seen.desk.level).toBe(sees);
});

test('another station → none of these', async () => {
  const other = await deskOf(actor(station.personId, ['station'], city.otherStationId), 'all');
  expect([other.items, other.counts.all]).toEqual([[], 0]);
});
