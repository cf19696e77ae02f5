import type { Actor } from '../../../shared/domain/authority/actor';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { DAY_MS, MINUTE_MS } from '../../../shared/domain/units';
import { fresh, NOW_MS } from '../city-for-tests';
import { type Cast, castOf, type LambdasForTests, startLambdasForTests } from './lambdas-for-tests';
import { END_MS, START_MS, type Visits, visitsIn } from './visit-for-tests';

/** One human, several roles: a clerk who volunteers, a clerk whose father does. */
let lambdas: LambdasForTests;
let cast: Cast;
let visits: Visits;

beforeAll(async () => {
  lambdas = await startLambdasForTests();
});
beforeEach(async () => {
  cast = await castOf(lambdas.city);
  visits = visitsIn(lambdas, cast);
});
afterAll(() => lambdas.stop());

const clerkAndVolunteer = (personId: PersonId): Actor => ({
  personId,
  roles: ['volunteer', 'station'],
  orgId: lambdas.city.stationId,
});
const bind = async (elderId: PersonId, relativeId: PersonId) => {
  const { people } = await lambdas.city.ports.load({ people: [elderId, relativeId] });
  const id = fresh('binding');
  const binding = { id, elderId, relativeId, tie: 'daughter', scopes: [], guardian: false } as const;
  const bindings = [{ ...binding, untilMs: NOW_MS + DAY_MS }];
  await lambdas.city.ports.writePeople([...people.values()].map((person) => ({ ...person, bindings })));
};
const override = (orderId: string) => ({
  orderId,
  assignmentNo: 1,
  proof: { kind: 'stationOverride', calledWhom: 'elder', reason: 'no_phone' },
});

test('the helper’s daughter at the station → vouches for his visit by neither door', async () => {
  const daughter = clerkAndVolunteer(cast.station.personId);
  await bind(cast.helper.personId, daughter.personId);
  const orderId = await visits.upTo('accepted');
  const desk = await lambdas.give(daughter, 'desk/check-in', override(orderId), START_MS);
  const app = await lambdas.give(daughter, 'person/check-in', override(orderId), START_MS);
  expect([desk.body.code, app.body.code]).toEqual(['maker_is_checker', 'not_allowed']);
});

test('a clerk who took the order herself → sees its codes by neither door, and cannot use them at her desk', async () => {
  const clerk = clerkAndVolunteer(cast.helper.personId);
  const orderId = await visits.upTo('accepted');
  const codes = await visits.codesOf(orderId, START_MS);
  for (const door of ['desk', 'person']) {
    const { status, text } = await lambdas.ask(clerk, `${door}/order`, `orderId=${orderId}`, START_MS);
    expect([status, text.includes('"codes"')]).toEqual([200, false]);
  }
  const proof = { kind: 'elderCode', code: codes.in, deviceAtMs: START_MS };
  const checkIn = { orderId, assignmentNo: 1, proof };
  expect((await lambdas.give(clerk, 'desk/check-in', checkIn, START_MS)).body.code).toBe('not_allowed');
});

test('a clerk who volunteers → has no desk in the app', async () => {
  const clerk = clerkAndVolunteer(await lambdas.city.helper({ minutes: 0 }));
  const orderId = await visits.upTo('accepted');
  expect((await lambdas.ask(clerk, 'person/order', `orderId=${orderId}`)).status).toBe(404);
  expect((await lambdas.ask(clerk, 'desk/order', `orderId=${orderId}`)).status).toBe(200);
});

test('a relative who may look at visits → sees no codes: a code is the elder’s own word', async () => {
  const orderId = await visits.upTo('accepted');
  const { text } = await lambdas.ask(cast.daughter, 'person/order', `orderId=${orderId}`, START_MS);
  expect([text.includes(orderId), text.includes('"codes"')]).toEqual([true, false]);
});

const lastEntry = async (orderId: string) =>
  // An id that the API gave us.
  (await lambdas.city.ports.history(orderId as OrderId))?.entries.at(-1);

test('a volunteer who claims a consent and a channel → stands in the entry as nothing but himself', async () => {
  const orderId = await visits.upTo('open');
  const claim = { orderId, seenStartMs: START_MS, consentId: fresh('binding'), channel: 'paper' };
  const onBehalf = { ...claim, onBehalfOf: cast.elder.personId };
  expect((await lambdas.give(cast.helper, 'person/grab-order', onBehalf)).status).toBe(200);
  const entry = await lastEntry(orderId);
  expect(entry).toMatchObject({ command: 'grab', principal: cast.helper.personId, channel: 'app' });
  expect(entry).not.toHaveProperty('consentId');
  expect(entry).not.toHaveProperty('onBehalfOf');
});

test('an elder who claims a consent for herself → is simply herself, in a request and after it', async () => {
  const orderId = await visits.request({ consentId: fresh('binding') });
  expect(await lastEntry(orderId)).not.toHaveProperty('consentId');
  const cancel = { orderId, reason: 'changed_plans', consentId: fresh('consent'), channel: 'phone' };
  expect((await lambdas.give(cast.elder, 'person/cancel-order', cancel)).status).toBe(200);
  const entry = await lastEntry(orderId);
  expect(entry).toMatchObject({ command: 'cancel', channel: 'app' });
  expect(entry).not.toHaveProperty('consentId');
});

test('the daughter, and the station after a call → stand beside the elder, by their consent', async () => {
  const mine = await visits.upTo('served');
  const confirm = { orderId: mine, consentId: cast.bindingId, channel: 'phone' };
  expect((await lambdas.give(cast.daughter, 'person/confirm-order', confirm, END_MS)).status).toBe(200);
  const elderId = cast.elder.personId;
  expect(await lastEntry(mine)).toMatchObject({
    onBehalfOf: elderId,
    consentId: cast.bindingId,
    channel: 'app',
  });
  const consentId = fresh('consent');
  const called = { channel: 'phone', consentId, onBehalfOf: elderId };
  const other = await visits.upTo('served', { startMs: START_MS + 120 * MINUTE_MS });
  const byCall = { orderId: other, ...called };
  expect(
    (await lambdas.give(cast.station, 'desk/confirm-order', byCall, END_MS + 120 * MINUTE_MS)).status,
  ).toBe(200);
  expect(await lastEntry(other)).toMatchObject(called);
});
