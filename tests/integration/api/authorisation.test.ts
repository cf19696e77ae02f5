import { routesOf } from '../../../shared/contracts/contract';
import { registry } from '../../../shared/contracts/registry';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { DAY_MS } from '../../../shared/domain/units';
import { fresh, NOW_MS } from '../city-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';
import { END_MS, START_MS, visitsIn } from './visit-for-tests';

let lambdas: LambdasForTests;
let cast: Cast;
let viewer: Actor;
/** Settled: nobody can do anything to it any more, so whoever is let in hears which state stands in the way. */
let orderId: string;
/** Open: nothing of it can be taken back. */
let openId: string;
/** Refused: nobody can decide it any more. */
let caseId: string;
/** Stopped: nobody can approve it any more. */
let batchId: string;
/** Died long ago: nothing is left to be decided. */
let departedId: PersonId;

beforeAll(async () => {
  lambdas = await startLambdasForTests();
  cast = await castOf(lambdas.city);
  orderId = await visitsIn(lambdas, cast).upTo('settled');
  openId = await visitsIn(lambdas, cast).upTo('open');
  const { elder } = cast;
  const proposed = await lambdas.give(cast.station, 'desk/propose-grant', {
    elderId: elder.personId,
    minutes: 60,
    reason: 'illness',
  });
  caseId = String(proposed.body.caseId);
  await lambdas.give(cast.lead, 'desk/refuse-grant', { elderId: elder.personId, caseId });
  // Declined: nobody can answer it any more.
  await lambdas.give(elder, 'person/ask-loan', {
    parentId: elder.personId,
    guarantorId: cast.daughter.personId,
    ceilingMinutes: 60,
  });
  await lambdas.give(cast.daughter, 'person/decline-loan', { parentId: elder.personId });
  const drafted = await lambdas.give(cast.station, 'desk/draft-batch', {
    plan: { kind: 'opening', lines: [{ personId: elder.personId, minutes: 60 }] },
  });
  batchId = String(drafted.body.batchId);
  await lambdas.give(cast.lead, 'desk/stop-batch', { batchId, reason: 'entered_by_mistake' });
  departedId = await lambdas.city.addPerson('莫爷爷');
  const departed = { personId: departedId };
  const later = NOW_MS + 61 * DAY_MS;
  await lambdas.give(cast.station, 'desk/record-death', departed);
  await lambdas.give(cast.station, 'desk/propose-receiver', { ...departed, ground: 'neither' });
  expect(await lambdas.give(cast.lead, 'desk/approve-receiver', departed, later)).toMatchObject({
    status: 200,
  });
  const viewerId = fresh('person');
  const tie = {
    id: fresh('binding'),
    elderId: elder.personId,
    relativeId: viewerId,
    tie: 'other',
    scopes: ['viewVisits'],
    untilMs: NOW_MS + 100 * DAY_MS,
    guardian: false,
  } as const;
  await lambdas.city.addPerson('侄子', { id: viewerId, birthMonth: 199001, bindings: [tie] });
  viewer = { personId: viewerId, roles: ['family'] };
});
afterAll(() => lambdas.stop());

type Name = Exclude<keyof Cast, 'bindingId'> | 'viewer';
const names = (): readonly (readonly [Name, Actor])[] => {
  const { bindingId: _id, ...people } = cast;
  // The keys of the cast and one more.
  return Object.entries({ ...people, viewer }) as [Name, Actor][];
};

const atDoor = (more: readonly Name[] = []): readonly Name[] => ['station', 'lead', ...more];
const house: readonly Name[] = ['elder', 'daughter'];
const anyVolunteer: readonly Name[] = ['helper', 'otherHelper'];
const anyPerson: readonly Name[] = [...house, ...anyVolunteer, 'stranger', 'strangersDaughter', 'viewer'];

/** Written by hand from architecture.md and orders.md: who of the quarter is let in. Everybody else is turned away. */
const letIn: Readonly<Record<string, readonly Name[]>> = {
  'person/home': anyPerson,
  'person/hall': anyVolunteer,
  'person/my-visits': ['elder', 'daughter', 'viewer'],
  'person/passbook': ['elder', 'daughter'],
  'person/monthly-slip': ['elder', 'daughter'],
  'person/year-lines': ['elder', 'daughter'],
  'person/line-proof': ['elder', 'daughter'],
  'person/held-minutes': anyPerson,
  'person/service-records': anyPerson,
  'person/order': ['elder', 'daughter', 'viewer', 'helper'],
  'person/gift-options': anyPerson,
  'person/give-minutes': anyPerson,
  'person/give-mandate': anyPerson,
  'person/withdraw-mandate': anyPerson,
  'person/ask-loan': ['elder'],
  'person/guarantee-loan': ['daughter'],
  'person/decline-loan': ['daughter'],
  'person/end-guarantee': ['daughter'],
  'person/repay-loan': ['daughter'],
  'person/set-repay-share': ['daughter'],
  'person/funding-proposal': house,
  'person/request-order': house,
  'person/grab-order': anyVolunteer,
  'person/drop-order': anyVolunteer,
  'person/check-in': anyVolunteer,
  'person/check-out': anyVolunteer,
  'person/cancel-order': house,
  'person/reschedule-order': house,
  'person/confirm-order': house,
  'person/deny-order': house,
  'person/agree-more': ['elder'],
  'person/dispute-order': ['elder', 'helper'],
  'desk/queue': ['station', 'lead', 'community', 'otherStation', 'otherLead', 'otherCommunity'],
  'desk/overdue-loans': ['station', 'lead', 'otherStation', 'otherLead'],
  'desk/batches': ['station', 'lead', 'otherStation', 'otherLead'],
  'desk/batch-proposal': ['station', 'lead', 'otherStation', 'otherLead'],
  'desk/batch': atDoor(),
  'desk/order': atDoor(['community']),
  'desk/monthly-slip': atDoor(),
  'desk/year-lines': ['lead'],
  'desk/publish-order': atDoor(),
  'desk/reschedule-order': atDoor(),
  'desk/cancel-order': atDoor(),
  'desk/close-order': atDoor(),
  'desk/check-in': atDoor(),
  'desk/check-out': atDoor(),
  'desk/no-show': atDoor(),
  'desk/confirm-order': atDoor(),
  'desk/deny-order': atDoor(),
  'desk/dispute-order': atDoor(),
  'desk/settle-order': ['community'],
  'desk/resolve-order': ['lead'],
  'desk/propose-correction': ['lead'],
  'desk/propose-reversal': ['lead'],
  'desk/refuse-proposal': ['lead'],
  'desk/correct-order': ['lead'],
  'desk/reverse-order': ['lead'],
  'desk/propose-grant': atDoor(),
  'desk/approve-grant': ['lead'],
  'desk/refuse-grant': ['lead'],
  'desk/close-grant': atDoor(),
  'desk/ask-loan': atDoor(),
  'desk/propose-write-off': atDoor(),
  'desk/approve-write-off': ['lead'],
  // Everybody to whom a station belongs, each for their own.
  'desk/draft-batch': ['station', 'lead', 'otherStation', 'otherLead'],
  'desk/approve-batch': ['lead'],
  'desk/stop-batch': ['lead'],
  'desk/record-death': atDoor(),
  'desk/withdraw-death': ['lead'],
  'desk/propose-receiver': atDoor(),
  'desk/approve-receiver': ['lead'],
};

const commandBody = (route: string): Readonly<Record<string, unknown>> => {
  const { elder } = cast;
  const proof = { kind: 'stationOverride', calledWhom: 'elder', reason: 'no_phone' };
  const bodies: Readonly<Record<string, object>> = {
    'request-order': {
      elderId: elder.personId,
      payerId: elder.personId,
      serviceCode: 'escort.walk',
      startMs: NOW_MS - DAY_MS,
      plannedMinutes: 60,
    },
    'give-minutes': { to: { kind: 'pool' }, minutes: 7 },
    'propose-grant': { elderId: elder.personId, minutes: 7, reason: 'illness' },
    'approve-grant': { elderId: elder.personId, caseId },
    'refuse-grant': { elderId: elder.personId, caseId },
    'close-grant': { elderId: elder.personId, caseId },
    'give-mandate': { elderId: elder.personId, capPerMonthMinutes: 7, untilMs: NOW_MS + DAY_MS },
    'withdraw-mandate': { elderId: elder.personId },
    'ask-loan': {
      parentId: elder.personId,
      guarantorId: cast.daughter.personId,
      ceilingMinutes: 7,
      channel: 'phone',
      consentId: fresh('consent'),
    },
    'guarantee-loan': { parentId: elder.personId },
    'decline-loan': { parentId: elder.personId },
    'end-guarantee': { parentId: elder.personId },
    'repay-loan': { parentId: elder.personId, minutes: 15 },
    'set-repay-share': { parentId: elder.personId, percent: 10 },
    'propose-write-off': { parentId: elder.personId, reason: 'death' },
    'approve-write-off': { parentId: elder.personId },
    'draft-batch': { plan: { kind: 'opening', lines: [] } },
    'approve-batch': { batchId },
    'stop-batch': { batchId, reason: 'other' },
    'record-death': { personId: departedId },
    'withdraw-death': { personId: departedId },
    'propose-receiver': { personId: departedId, ground: 'neither' },
    'approve-receiver': { personId: departedId },
    'grab-order': { orderId, seenStartMs: START_MS },
    'drop-order': { orderId, assignmentNo: 1, reason: 'illness' },
    'check-in': { orderId, assignmentNo: 1, proof },
    'check-out': { orderId, assignmentNo: 1, proof },
    'agree-more': { orderId, minutes: 15 },
    'no-show': { orderId, assignmentNo: 1, reason: 'helper_absent' },
    'reschedule-order': { orderId, seenStartMs: START_MS, startMs: START_MS + DAY_MS },
    'resolve-order': { orderId, creditMinutes: 0, reason: 'not_done' },
    'propose-correction': { orderId, recordMinutes: 1_000, reason: 'other' },
    'propose-reversal': { orderId: openId, reason: 'other' },
    'refuse-proposal': { orderId },
    'reverse-order': { orderId },
    'correct-order': { orderId, recordMinutes: 45 },
    'publish-order': { orderId },
    'confirm-order': { orderId },
    'settle-order': { orderId },
  };
  return { ...(bodies[route.split('/')[1] ?? ''] ?? { orderId, reason: 'other' }) };
};
const queryOf = (route: string): string => {
  const elderId = cast.elder.personId;
  if (route.endsWith('/order')) return `orderId=${orderId}`;
  if (route === 'desk/batch-proposal') return 'kind=allowance';
  if (route === 'desk/batch') return `batchId=${batchId}`;
  if (route === 'person/my-visits') return `as=elder&elderId=${elderId}`;
  if (route === 'person/funding-proposal')
    return `elderId=${elderId}&serviceCode=escort.walk&startMs=${START_MS}&plannedMinutes=60`;
  if (route.endsWith('/monthly-slip')) return `personId=${elderId}&month=202603`;
  if (route === 'person/line-proof') return `personId=${elderId}&seq=1`;
  if (route.endsWith('/year-lines')) return `personId=${elderId}&year=2026`;
  if (route === 'person/passbook') return `personId=${elderId}`;
  return route === 'desk/queue' ? 'lane=all' : '';
};

const all = registry.flatMap((contract) =>
  routesOf(contract).map(({ audience }) => ({ kind: contract.kind, route: `${audience}/${contract.name}` })),
);
const atMs = END_MS + DAY_MS;
const knockAt = ({ kind, route }: (typeof all)[number], who: Actor): Promise<Answer> =>
  kind === 'command'
    ? lambdas.give(who, route, commandBody(route), atMs)
    : lambdas.ask(who, route, queryOf(route), atMs);
const isTurnedAway = ({ status, body }: Answer): boolean =>
  [401, 403, 404].includes(status) &&
  ['not_signed_in', 'not_allowed', 'not_found'].includes(String(body.code));
const itemsOfTable = async (): Promise<number> => (await lambdas.city.table.scan()).items.length;

test('every route of the contracts stands in the table of this test, and no other', () => {
  expect(all.map(({ route }) => route).sort()).toEqual(Object.keys(letIn).sort());
});

test.each(all)(
  '$route: whoever is not named is turned away with no data, whoever is named is let in',
  async (each) => {
    const before = await itemsOfTable();
    const in_: Name[] = [];
    for (const [name, who] of names()) {
      const answer = await knockAt(each, who);
      if (!isTurnedAway(answer)) in_.push(name);
      else expect(Object.keys(answer.body).sort()).toEqual(['code', 'data', 'en', 'serverNowMs', 'zh']);
      if (isTurnedAway(answer)) expect(answer.body.data).toEqual({});
      expect(answer.status).toBeLessThan(500);
      if (each.kind === 'command') expect(answer.status).not.toBe(200);
    }
    expect(in_.sort()).toEqual([...(letIn[each.route] ?? [])].sort());
    expect(await itemsOfTable()).toBe(before);
  },
);

test.each(all)('$route without a token, or with a broken one → 401', async ({ kind, route }) => {
  const audience = route.startsWith('desk') ? 'desk' : 'person';
  for (const token of [undefined, 'a.b.c', 'abc']) {
    const method = kind === 'command' ? 'POST' : 'GET';
    const answer = await lambdas.call(audience, { method, path: `/v1/${route}`, token, body: '{}' });
    expect(answer).toMatchObject({ status: 401, body: { code: 'not_signed_in', data: {} } });
  }
});

test('a stranger hears the same of an order that exists and of one that does not', async () => {
  const { stranger, otherStation } = cast;
  const absent = fresh('order') satisfies OrderId;
  for (const [who, route] of [
    [stranger, 'person/cancel-order'],
    [otherStation, 'desk/cancel-order'],
  ] as const) {
    const [one, other] = await Promise.all(
      [orderId, absent].map((id) => lambdas.give(who, route, { orderId: id, reason: 'other' })),
    );
    expect(one).toEqual(other);
    expect(one?.status).toBe(404);
  }
});

test('a person asking for another elder, known or not → not_found alike', async () => {
  const asked = commandBody('person/request-order');
  const known = await lambdas.give(cast.stranger, 'person/request-order', asked);
  const unknown = await lambdas.give(cast.stranger, 'person/request-order', {
    ...asked,
    elderId: fresh('person'),
  });
  expect(known).toEqual(unknown);
  expect(known.status).toBe(404);
});

test.each([
  ['a route nobody has', 'GET', '/v1/person/secrets'],
  ['a command asked for by GET', 'GET', '/v1/person/grab-order'],
  ['a query sent by POST', 'POST', '/v1/person/home'],
  ['the other audience’s route', 'POST', '/v1/desk/settle-order'],
  ['a method nobody uses', 'TRACE', '/v1/person/home'],
  ['a path out of the way', 'GET', '/v1/person/../desk/queue'],
])('%s → 404', async (_what, method, path) => {
  const token = await lambdas.tokenOf({ ...cast.community, roles: ['community', 'volunteer'] });
  const answer = await lambdas.call('person', {
    method,
    path,
    token,
    ...(method === 'POST' && { body: '{}' }),
  });
  expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
});
