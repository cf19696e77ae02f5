import { order as orderQuery } from '../../../functions/usecases/order';
import { orderContract } from '../../../shared/contracts/order';
import type { OrderView } from '../../../shared/contracts/views';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { HOUR_MS, MINUTE_MS, type Ms } from '../../../shared/domain/units';
import { actor, type CityForTests, fresh, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';

const NOON_MS = NOW_MS + 3 * HOUR_MS;
const END_MS = NOON_MS + HOUR_MS;

let engine: EngineForTests;
let city: CityForTests;
let play: ReturnType<typeof playIn>;
/** Everybody who may come and look, under the name that the tables below use. */
let askers: Record<string, { readonly who: Actor; readonly door: 'person' | 'desk' }>;
let elderId: PersonId;
let helperId: PersonId;
let clerkId: PersonId;
/** The same kind of visit, left standing in each state. */
const visits: Record<string, OrderId> = {};

beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  play = playIn(city);
  const { orgs, addPerson } = city;
  const family = await city.addFamily();
  elderId = family.elderId;
  helperId = await city.helper();
  clerkId = await addPerson('覃干事', { birthMonth: 199001, facets: ['staff'] });
  const staff = () => addPerson('韦社工', { birthMonth: 199001, facets: ['staff'] });
  const person = (id: PersonId, role: 'elder' | 'family' | 'volunteer') => ({
    who: actor(id, [role]),
    door: 'person' as const,
  });
  askers = {
    elder: person(elderId, 'elder'),
    daughter: person(family.relativeId, 'family'),
    helper: person(helperId, 'volunteer'),
    otherElder: person(await addPerson('韦奶奶'), 'elder'),
    otherFamily: person((await city.addFamily()).relativeId, 'family'),
    otherVolunteer: person(await city.helper(), 'volunteer'),
    station: { who: actor(await staff(), ['station'], city.stationId), door: 'desk' },
    otherStation: { who: actor(await staff(), ['station'], city.otherStationId), door: 'desk' },
    community: { who: actor(clerkId, ['community'], orgs.here.id), door: 'desk' },
    otherCommunity: { who: actor(await staff(), ['community'], orgs.near.id), door: 'desk' },
  };
  const asking = { elderId, startMs: NOON_MS };
  visits.open = await play.request(asking);
  visits.accepted = await play.request(asking);
  await play.grab(visits.accepted, helperId);
  visits.served = await play.served({ elderId, startMs: NOON_MS + 2 * HOUR_MS }, helperId);
  visits.settled = await play.served({ elderId, startMs: NOON_MS + 4 * HOUR_MS }, helperId);
  await play.confirm(visits.settled, NOON_MS + 6 * HOUR_MS);
  await play.settle(visits.settled, clerkId, NOON_MS + 7 * HOUR_MS);
  visits.serving = await play.request({ elderId, startMs: NOON_MS + 6 * HOUR_MS });
  await play.grab(visits.serving, helperId);
  await play.check('in', visits.serving, NOON_MS + 6 * HOUR_MS);
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

const look = async (name: string, visit: string, atMs: Ms = NOW_MS): Promise<OrderView | string> => {
  const asker = askers[name];
  const orderId = visits[visit];
  if (asker === undefined || orderId === undefined) throw new Error(`${name} looks at ${visit}?`);
  const seen = await orderQuery(city.ports, asker.door)({ orderId }, asker.who, atMs);
  // Strict: a field that the contract does not name is a failure.
  return seen.ok ? orderContract.response.parse(seen.value).order : seen.refusal.code;
};
const seenBy = async (name: string, visit: string, atMs?: Ms): Promise<OrderView> => {
  const seen = await look(name, visit, atMs);
  if (typeof seen === 'string') throw new Error(seen);
  return seen;
};

/** Every field that tells who, where, which number or which code. */
const personal = ['elder', 'helper', 'payer', 'addressZh', 'elderPhone', 'helperPhone', 'codes'] as const;
const people = ['elder', 'helper', 'payer'];
const door = ['addressZh', 'elderPhone'];

test.each<[visit: string, asker: string, fields: readonly string[] | 'not_found', atMs?: Ms]>([
  ['open', 'elder', ['elder', 'payer']],
  ['open', 'daughter', ['elder', 'payer']],
  ['open', 'helper', 'not_found'],
  ['open', 'otherVolunteer', 'not_found'],
  ['open', 'station', ['elder', 'payer', ...door]],
  ['open', 'community', ['elder']],
  ['accepted', 'elder', [...people, 'helperPhone', 'codes']],
  ['accepted', 'daughter', [...people, 'helperPhone']],
  ['accepted', 'helper', ['elder', 'helper', ...door]],
  ['accepted', 'station', [...people, ...door, 'helperPhone', 'codes']],
  ['accepted', 'community', ['elder', 'helper']],
  ['serving', 'elder', [...people, 'helperPhone', 'codes']],
  ['serving', 'helper', ['elder', 'helper', ...door]],
  ['served', 'elder', people],
  ['served', 'helper', ['elder', 'helper', ...door], END_MS + 2 * HOUR_MS + 24 * HOUR_MS - 1],
  ['served', 'helper', [], END_MS + 2 * HOUR_MS + 24 * HOUR_MS],
  ['served', 'station', [...people, ...door, 'helperPhone'], END_MS + 48 * HOUR_MS],
  ['settled', 'helper', ['elder', 'helper', ...door], END_MS + 5 * HOUR_MS],
  ['settled', 'helper', [], END_MS + 30 * HOUR_MS],
  ...['otherElder', 'otherFamily', 'otherVolunteer', 'otherStation', 'otherCommunity'].flatMap(
    (stranger): [string, string, 'not_found'][] =>
      ['open', 'accepted', 'serving', 'served', 'settled'].map((visit) => [visit, stranger, 'not_found']),
  ),
])('%s, looked at by %s → %j', async (visit, asker, fields, atMs = NOW_MS) => {
  const seen = await look(asker, visit, atMs);
  expect(typeof seen === 'string' ? seen : personal.filter((field) => field in seen)).toEqual(
    typeof fields === 'string' ? fields : personal.filter((field) => fields.includes(field)),
  );
});

test('an order that is nowhere, and one that is none of the asker’s business → the same answer', async () => {
  const { who } = askers.otherElder ?? {};
  if (who === undefined) throw new Error('nobody');
  const nowhere = await orderQuery(city.ports, 'person')({ orderId: fresh('order') }, who, NOW_MS);
  expect(nowhere).toEqual({ ok: false, refusal: { code: 'not_found', data: {} } });
  expect(await look('otherElder', 'open')).toBe('not_found');
});

test('a relative whose binding has run out → not found, from that instant on', async () => {
  const untilMs = NOW_MS + HOUR_MS;
  const family = await city.addFamily({ untilMs });
  const orderId = await play.request({ elderId: family.elderId, startMs: NOON_MS });
  const relative = actor(family.relativeId, ['family']);
  const codeAt = async (atMs: Ms) => {
    const seen = await orderQuery(city.ports, 'person')({ orderId }, relative, atMs);
    return seen.ok || seen.refusal.code;
  };
  expect([await codeAt(untilMs - 1), await codeAt(untilMs)]).toEqual([true, 'not_found']);
});

test('names are forms of address, and only those whom the asker may know are looked up', async () => {
  city.notes.length = 0;
  const seen = await seenBy('helper', 'served', END_MS + 40 * HOUR_MS);
  expect(seen.elder).toBeUndefined();
  expect(city.notes).toEqual([]);
  const helped = await seenBy('elder', 'accepted');
  expect([helped.elder?.calledZh, helped.helper?.calledZh]).toEqual(['王阿姨', '李师傅']);
  expect(city.notes.map(({ purpose, fields }) => [purpose, fields])).toEqual([
    ['order', ['calledZh']],
    ['order', ['phone']],
  ]);
});

test.each<[visit: string, asker: string, may: readonly string[]]>([
  ['open', 'elder', ['reschedule', 'cancel']],
  ['open', 'daughter', ['reschedule', 'cancel']],
  ['open', 'station', ['reschedule', 'cancel']],
  ['open', 'community', []],
  ['accepted', 'elder', ['cancel']],
  ['accepted', 'helper', ['checkIn', 'drop']],
  ['accepted', 'station', ['cancel', 'checkIn', 'noShow']],
  ['serving', 'helper', ['checkOut']],
  ['serving', 'station', ['checkOut']],
  ['serving', 'elder', []],
  ['served', 'elder', ['confirm', 'deny']],
  ['served', 'helper', []],
  ['served', 'station', ['confirm', 'deny']],
  ['settled', 'elder', []],
  ['settled', 'station', []],
])('%s, looked at by %s → may %j', async (visit, asker, may) => {
  expect((await seenBy(asker, visit)).may).toEqual(may);
});

test.each<[service: string, rule: string | undefined, may: readonly string[]]>([
  ['escort.walk', undefined, ['publish', 'reschedule', 'cancel', 'close']],
  ['escort.stairs', 'pair', ['reschedule', 'cancel', 'close']],
  ['bathing.hair', 'provider_centre', ['reschedule', 'cancel', 'close']],
])('%s on the station’s desk → kept from the hall by %s, may %j', async (serviceCode, rule, may) => {
  // An hour ahead: the desk sees it first, whatever the service.
  const orderId = await play.request({ elderId, serviceCode, startMs: NOW_MS + HOUR_MS });
  const { station, elder } = askers;
  if (station === undefined || elder === undefined) throw new Error('no station, or no elder');
  const seen = async ({ who, door }: typeof station) => {
    const answer = await orderQuery(city.ports, door)({ orderId }, who, NOW_MS);
    return answer.ok ? orderContract.response.parse(answer.value).order : undefined;
  };
  const atDesk = await seen(station);
  expect([atDesk?.state, atDesk?.notForHall?.code, atDesk?.may]).toEqual(['submitted', rule, may]);
  const byElder = await seen(elder);
  expect([byElder?.state, byElder?.notForHall]).toEqual(['submitted', undefined]);
});

test.each<[atMs: Ms, may: readonly string[]]>([
  [NOW_MS + HOUR_MS - 1, ['publish', 'reschedule', 'cancel', 'close']],
  [NOW_MS + HOUR_MS, ['reschedule', 'cancel', 'close']],
])(
  'submitted, looked at by the station at %d → published before its start alone, may %j',
  async (atMs, may) => {
    visits.submitted ??= await play.request({
      elderId,
      serviceCode: 'escort.walk',
      startMs: NOW_MS + HOUR_MS,
    });
    const seen = await seenBy('station', 'submitted', atMs);
    expect([seen.state, seen.may]).toEqual(['submitted', may]);
  },
);

test('confirmed → its community may settle; a clerk who is the helper’s relative may not', async () => {
  const family = await city.addFamily();
  const orderId = await play.served({ elderId: family.elderId, startMs: NOON_MS + 8 * HOUR_MS }, helperId);
  await play.confirm(orderId, NOON_MS + 9 * HOUR_MS);
  const may = async (id: PersonId) => {
    const desk = actor(id, ['community'], city.orgs.here.id);
    const seen = await orderQuery(city.ports, 'desk')({ orderId }, desk, NOON_MS + 9 * HOUR_MS);
    return seen.ok ? seen.value.order.may : seen.refusal.code;
  };
  expect(await may(clerkId)).toEqual(['settle']);
  expect(await may(family.relativeId)).toEqual([]);
});

test('settled → the whole story by role, proofs with their instants, figures of both sides', async () => {
  const seen = await seenBy('elder', 'settled', NOON_MS + 8 * HOUR_MS);
  expect(seen.history.map(({ version, command, toState, by }) => [version, command, toState, by])).toEqual([
    [1, 'request', 'open', 'elder'],
    [2, 'grab', 'accepted', 'volunteer'],
    [3, 'checkIn', 'serving', 'volunteer'],
    [4, 'checkOut', 'served', 'volunteer'],
    [5, 'confirm', 'confirmed', 'elder'],
    [6, 'settle', 'settled', 'community'],
  ]);
  const startMs = NOON_MS + 4 * HOUR_MS;
  expect(seen.proofs).toEqual([
    { step: 'in', kind: 'elderCode', source: 'elder', atMs: startMs },
    { step: 'out', kind: 'elderCode', source: 'elder', atMs: startMs + HOUR_MS },
    { step: 'confirm', kind: 'ownConfirm', source: 'elder', atMs: NOON_MS + 6 * HOUR_MS },
  ]);
  expect(seen).toMatchObject({
    heldMinutes: 60,
    recordMinutes: 60,
    creditMinutes: 60,
    settledMinutes: 60,
    twoSources: false,
    checkedOutByClock: false,
    serviceZh: '陪同散步',
    communityZh: '近邻社区',
  });
});

test('dropped and grabbed by another → each turn is the volunteer’s, a station’s word is the station’s', async () => {
  const orderId = await play.request({ elderId, startMs: NOON_MS + 5 * HOUR_MS });
  const second = await city.helper();
  await play.grab(orderId, second);
  await play.vouch('in', orderId, clerkId, NOON_MS + 5 * HOUR_MS + 5 * MINUTE_MS);
  visits.vouched = orderId;
  const seen = await seenBy('station', 'vouched');
  expect(seen.history.map(({ by }) => by)).toEqual(['elder', 'volunteer', 'station']);
  expect(seen.proofs).toMatchObject([{ kind: 'stationOverride', source: 'staff' }]);
});
