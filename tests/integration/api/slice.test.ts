import type { OrderId } from '../../../shared/domain/ids';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { canaries, fresh, NOW_MS } from '../city-for-tests';
import { type Cast, castOf, type LambdasForTests, startLambdasForTests } from './lambdas-for-tests';
import { END_MS, START_MS, type Visits, visitsIn } from './visit-for-tests';

let lambdas: LambdasForTests;
let cast: Cast;
let visits: Visits;
const said: string[] = [];

beforeAll(async () => {
  lambdas = await startLambdasForTests();
});
beforeEach(async () => {
  cast = await castOf(lambdas.city);
  visits = visitsIn(
    {
      ...lambdas,
      give: async (...asked) => {
        const answer = await lambdas.give(...asked);
        said.push(answer.text);
        return answer;
      },
    },
    cast,
  );
});
afterAll(() => lambdas.stop());

const stateOf = async (orderId: string): Promise<string | undefined> =>
  // Ids that the API gave us.
  (await lambdas.city.ports.load({ orderId: orderId as OrderId })).order?.state;

test('an elder asks with her own hours, a volunteer comes for 62 minutes, she confirms, the community settles → 60 moved', async () => {
  const orderId = await visits.request();
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([540, 60]);
  expect(await visits.grab(orderId)).toMatchObject({ state: 'accepted', version: 2, assignmentNo: 1 });
  expect(await visits.check('in', orderId, START_MS)).toMatchObject({ state: 'serving' });
  expect(await visits.check('out', orderId, START_MS + 62 * MINUTE_MS)).toMatchObject({ state: 'served' });
  expect(await visits.confirm(orderId)).toMatchObject({ state: 'confirmed' });
  expect(await lambdas.balanceOf(cast.helper.personId)).toEqual([0, 0]);
  expect(await visits.settle(orderId)).toEqual({
    ok: true,
    serverNowMs: END_MS + HOUR_MS,
    orderId,
    state: 'settled',
    version: 6,
    assignmentNo: 1,
  });
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([540, 0]);
  expect(await lambdas.balanceOf(cast.helper.personId)).toEqual([60, 0]);
});

test('38 minutes served of 60 → 45 credited, 15 released', async () => {
  const orderId = await visits.upTo('accepted');
  await visits.check('in', orderId, START_MS);
  await visits.check('out', orderId, START_MS + 38 * MINUTE_MS);
  await visits.confirm(orderId);
  await visits.settle(orderId);
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([555, 0]);
  expect(await lambdas.balanceOf(cast.helper.personId)).toEqual([45, 0]);
});

test('a daughter asks and pays under her binding, confirms under it → her minutes moved, the entry says on whose behalf', async () => {
  const { elder, daughter, bindingId } = cast;
  const family = { payerId: daughter.personId, consentId: bindingId };
  const orderId = await visits.request(family, daughter);
  expect(await lambdas.balanceOf(daughter.personId)).toEqual([540, 60]);
  expect(await lambdas.balanceOf(elder.personId)).toEqual([600, 0]);
  await visits.grab(orderId);
  await visits.check('in', orderId, START_MS);
  await visits.check('out', orderId, END_MS);
  await visits.done(daughter, 'person/confirm-order', { orderId, consentId: bindingId }, END_MS + MINUTE_MS);
  await visits.settle(orderId);
  expect(await lambdas.balanceOf(daughter.personId)).toEqual([540, 0]);
  expect(await lambdas.balanceOf(cast.helper.personId)).toEqual([60, 0]);
  const history = await lambdas.city.ports.history(orderId as OrderId);
  const byDaughter = history?.entries.filter(({ principal }) => principal === daughter.personId);
  expect(byDaughter?.map(({ command, onBehalfOf, consentId }) => [command, onBehalfOf, consentId])).toEqual([
    ['request', elder.personId, bindingId],
    ['confirm', elder.personId, bindingId],
  ]);
});

test('an urgent visit goes to the desk: the station publishes it, moves it, the elder moves it back', async () => {
  const orderId = await visits.request({ startMs: NOW_MS + HOUR_MS });
  expect(await stateOf(orderId)).toBe('submitted');
  await visits.done(cast.station, 'desk/publish-order', { orderId }, NOW_MS);
  expect(await stateOf(orderId)).toBe('open');
  const moved = { orderId, seenStartMs: NOW_MS + HOUR_MS, startMs: NOW_MS + 2 * HOUR_MS };
  await visits.done(cast.station, 'desk/reschedule-order', moved, NOW_MS);
  const back = { orderId, seenStartMs: NOW_MS + 2 * HOUR_MS, startMs: NOW_MS + 3 * HOUR_MS };
  expect(await visits.done(cast.elder, 'person/reschedule-order', back, NOW_MS)).toMatchObject({
    state: 'open',
    version: 4,
  });
});

test('the helper drops, another grabs, the elder cancels → the day is free and all is released', async () => {
  const orderId = await visits.upTo('accepted');
  const drop = { orderId, assignmentNo: 1, reason: 'illness' };
  await visits.done(cast.helper, 'person/drop-order', drop, NOW_MS);
  await visits.grab(orderId, START_MS, cast.otherHelper);
  const cancelled = { orderId, reason: 'changed_plans' };
  expect(await visits.done(cast.elder, 'person/cancel-order', cancelled, NOW_MS)).toMatchObject({
    state: 'cancelled',
    assignmentNo: 2,
  });
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([600, 0]);
  // Both days are free for the same hour again.
  for (const who of [cast.helper, cast.otherHelper]) await visits.grab(await visits.request(), START_MS, who);
});

test('nobody came: the station says so, closes the request → all released', async () => {
  const orderId = await visits.upTo('accepted');
  const late = START_MS + 31 * MINUTE_MS;
  const absent = { orderId, assignmentNo: 1, reason: 'helper_absent' };
  expect(await visits.done(cast.station, 'desk/no-show', absent, late)).toMatchObject({ state: 'submitted' });
  const closed = { orderId, reason: 'no_helper_found' };
  expect(await visits.done(cast.lead, 'desk/close-order', closed, late)).toMatchObject({ state: 'expired' });
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([600, 0]);
});

test('the station vouches for a visit without a phone and a colleague calls back; without that call it cannot confirm', async () => {
  const { station, lead, elder } = cast;
  const orderId = await visits.upTo('accepted');
  const proof = { kind: 'stationOverride', calledWhom: 'elder', reason: 'no_phone' };
  const vouched = { orderId, assignmentNo: 1, proof };
  await visits.done(station, 'desk/check-in', vouched, START_MS);
  await visits.done(station, 'desk/check-out', vouched, END_MS);
  const consent = { channel: 'phone', onBehalfOf: elder.personId, consentId: fresh('consent') };
  const refused = await lambdas.give(lead, 'desk/confirm-order', { orderId }, END_MS);
  expect(refused).toMatchObject({ status: 403, body: { code: 'consent_missing' } });
  const maker = await lambdas.give(station, 'desk/confirm-order', { orderId, ...consent }, END_MS);
  expect(maker).toMatchObject({ status: 403, body: { code: 'maker_is_checker' } });
  await visits.done(lead, 'desk/confirm-order', { orderId, ...consent }, END_MS);
  expect(await stateOf(orderId)).toBe('confirmed');
});

test('the elder denies and the lead resolves to 30 → 30 moved, 30 released; to nothing → voided', async () => {
  for (const [creditMinutes, state, left] of [
    [30, 'settled', 570],
    [0, 'voided', 570],
  ] as const) {
    const startMs = START_MS + creditMinutes * 4 * MINUTE_MS;
    const orderId = await visits.upTo('served', { startMs });
    const atMs = startMs + 2 * HOUR_MS;
    await visits.done(cast.elder, 'person/deny-order', { orderId, reason: 'not_done' }, atMs);
    const resolved = { orderId, creditMinutes, reason: 'part_served' };
    expect(await visits.done(cast.lead, 'desk/resolve-order', resolved, atMs)).toMatchObject({ state });
    expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([left, 0]);
  }
});

test('the helper disputes what was confirmed; the station for the elder denies what was served', async () => {
  const confirmed = await visits.upTo('confirmed');
  const disputed = { orderId: confirmed, reason: 'evidence_weak' };
  expect(await visits.done(cast.helper, 'person/dispute-order', disputed, END_MS + HOUR_MS)).toMatchObject({
    state: 'disputed',
  });
  const served = await visits.upTo('served', { startMs: START_MS + DAY_MS });
  const consent = { channel: 'phone', onBehalfOf: cast.elder.personId, consentId: fresh('consent') };
  const denied = { orderId: served, reason: 'not_done', ...consent };
  expect(await visits.done(cast.station, 'desk/deny-order', denied, END_MS + DAY_MS + HOUR_MS)).toMatchObject(
    { state: 'disputed' },
  );
});

test('no answer to a command holds a name, a phone, an address', () => {
  expect(said.length).toBeGreaterThan(40);
  const secrets = canaries.flatMap(({ name, phone, addressZh }) => [name, phone, addressZh]);
  expect(secrets.filter((secret) => secret && said.some((text) => text.includes(secret)))).toEqual([]);
});
