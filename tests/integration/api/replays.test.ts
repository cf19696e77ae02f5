import { newId, type OrderId } from '../../../shared/domain/ids';
import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { fresh, NOW_MS } from '../city-for-tests';
import { type Cast, castOf, type LambdasForTests, startLambdasForTests } from './lambdas-for-tests';
import { END_MS, START_MS, type Visits, visitsIn } from './visit-for-tests';

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

const entriesOf = async (orderId: string): Promise<number> =>
  // Ids that the API gave us.
  (await lambdas.city.ports.history(orderId as OrderId))?.entries.length ?? 0;

test('each command of a visit, sent twice: later, with a new stamp → the same outcome, one entry, minutes moved once', async () => {
  const { give, city } = lambdas;
  const asked = {
    elderId: cast.elder.personId,
    payerId: cast.elder.personId,
    serviceCode: 'escort.walk',
    startMs: START_MS,
    plannedMinutes: 60,
  };
  const twice = async (
    who: Parameters<typeof give>[0],
    route: string,
    body: Readonly<Record<string, unknown>>,
    atMs: number,
  ) => {
    const command = { commandId: fresh('command'), ...body };
    const first = await give(who, route, command, atMs);
    const second = await give(
      who,
      route,
      { ...command, issuedAtMs: atMs + 20 * MINUTE_MS },
      atMs + 20 * MINUTE_MS,
    );
    expect(first.status).toBe(200);
    expect(second).toMatchObject({
      status: 200,
      body: { ...first.body, serverNowMs: atMs + 20 * MINUTE_MS },
    });
    return first.body;
  };
  const { orderId } = await twice(cast.elder, 'person/request-order', asked, NOW_MS);
  const id = String(orderId);
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([540, 60]);
  await twice(cast.helper, 'person/grab-order', { orderId, seenStartMs: START_MS }, NOW_MS);
  const codes = await visits.codesOf(id, START_MS);
  const proofOf = (step: 'in' | 'out') => ({ kind: 'elderCode', code: codes[step], deviceAtMs: START_MS });
  await twice(cast.helper, 'person/check-in', { orderId, assignmentNo: 1, proof: proofOf('in') }, START_MS);
  await twice(cast.helper, 'person/check-out', { orderId, assignmentNo: 1, proof: proofOf('out') }, END_MS);
  await twice(cast.elder, 'person/confirm-order', { orderId }, END_MS);
  await twice(cast.community, 'desk/settle-order', { orderId }, END_MS);
  expect(await entriesOf(id)).toBe(6);
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([540, 0]);
  expect(await lambdas.balanceOf(cast.helper.personId)).toEqual([60, 0]);
  expect((await city.ports.load({ orderId: orderId as OrderId })).order?.version).toBe(6);
});

test('a drop whose reply was lost, asked again by who no longer has the order → the drop, as it was', async () => {
  const orderId = await visits.upTo('accepted');
  const drop = { commandId: fresh('command'), orderId, assignmentNo: 1, reason: 'illness' };
  const first = await lambdas.give(cast.helper, 'person/drop-order', drop);
  expect(await lambdas.give(cast.helper, 'person/drop-order', drop)).toEqual(first);
  expect(await entriesOf(orderId)).toBe(3);
});

test('a late duplicate of a grab, after its helper dropped the order → the grab as it was, and nobody has the order', async () => {
  const orderId = await visits.request();
  const grab = { commandId: fresh('command'), orderId, seenStartMs: START_MS };
  const won = await lambdas.give(cast.helper, 'person/grab-order', grab);
  const drop = { orderId, assignmentNo: 1, reason: 'illness' };
  await visits.done(cast.helper, 'person/drop-order', drop, NOW_MS);
  expect(await lambdas.give(cast.helper, 'person/grab-order', grab)).toEqual(won);
  expect((await lambdas.city.ports.load({ orderId: orderId as OrderId })).order?.state).toBe('open');
});

test('twelve volunteers at once, each sending twice → one winner, told so by both answers; the others hear it is taken', async () => {
  const orderId = await visits.request();
  const helpers = await Promise.all(
    Array.from({ length: 12 }, async () => ({
      personId: await lambdas.city.helper({ minutes: 0 }),
      roles: ['volunteer'] as const,
    })),
  );
  const grabs = helpers.map((who) => ({
    who,
    body: { commandId: fresh('command'), orderId, seenStartMs: START_MS },
  }));
  const doubled = [...grabs, ...grabs];
  const answers = await Promise.all(
    doubled.map(({ who, body }) => lambdas.give(who, 'person/grab-order', body)),
  );
  const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index % grabs.length] : []));
  expect(new Set(winners).size).toBe(1);
  expect(winners).toHaveLength(2);
  const others = answers.filter(({ status }) => status !== 200).map(({ body }) => body.code);
  expect(new Set(others)).toEqual(new Set(['order_already_taken']));
  expect(await entriesOf(orderId)).toBe(2);
});

test('one request sent eight times at once → one order, held once', async () => {
  const body = {
    commandId: fresh('command'),
    elderId: cast.elder.personId,
    payerId: cast.elder.personId,
    serviceCode: 'escort.walk',
    startMs: START_MS,
    plannedMinutes: 60,
  };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => lambdas.give(cast.elder, 'person/request-order', body)),
  );
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 200, body: { state: 'open', version: 1 } });
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([540, 60]);
});

test('fourteen requests of one elder at once on one account → each holds or says why not; what is held is what was accepted', async () => {
  const answers = await Promise.all(
    Array.from({ length: 14 }, () =>
      lambdas.give(cast.elder, 'person/request-order', {
        elderId: cast.elder.personId,
        payerId: cast.elder.personId,
        serviceCode: 'escort.walk',
        startMs: START_MS,
        plannedMinutes: 60,
      }),
    ),
  );
  const accepted = answers.filter(({ status }) => status === 200).length;
  const refused = new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code));
  expect([...refused].filter((code) => code !== 'insufficient_minutes' && code !== 'try_again')).toEqual([]);
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([600 - accepted * 60, accepted * 60]);
  expect(accepted).toBeGreaterThan(0);
});

test('the same id with another body → command_id_reused; the same body by another command, too', async () => {
  const orderId = await visits.upTo('accepted');
  const commandId = fresh('command');
  const cancel = { commandId, orderId, reason: 'changed_plans' };
  const cancelled = await lambdas.give(cast.elder, 'person/cancel-order', cancel);
  expect(cancelled.status).toBe(200);
  const reused = { status: 409, body: { code: 'command_id_reused', data: {} } };
  expect(
    await lambdas.give(cast.elder, 'person/cancel-order', { ...cancel, reason: 'illness' }),
  ).toMatchObject(reused);
  // The two bodies are alike; the commands are not.
  const served = await visits.upTo('served', { startMs: START_MS + 3 * HOUR_MS });
  const confirm = { commandId: fresh('command'), orderId: served, reason: 'not_done' };
  expect((await lambdas.give(cast.elder, 'person/deny-order', confirm, END_MS + 3 * HOUR_MS)).status).toBe(
    200,
  );
  expect(await lambdas.give(cast.elder, 'person/dispute-order', confirm, END_MS + 3 * HOUR_MS)).toMatchObject(
    reused,
  );
});

test('another person under the same command id → their own command', async () => {
  const commandId = fresh('command');
  const orderId = await visits.request();
  const grab = { commandId, orderId, seenStartMs: START_MS };
  expect((await lambdas.give(cast.helper, 'person/grab-order', grab)).status).toBe(200);
  expect(await lambdas.give(cast.otherHelper, 'person/grab-order', grab)).toMatchObject({
    body: { code: 'order_already_taken' },
  });
});

test.each([
  ['10 minutes and 1 ms old', 'command_expired', -10 * MINUTE_MS - 1],
  ['10 minutes old', undefined, -10 * MINUTE_MS],
  ['2 minutes ahead', undefined, 2 * MINUTE_MS],
  ['2 minutes and 1 ms ahead', 'command_expired', 2 * MINUTE_MS + 1],
])('a grab stamped %s → %s', async (_age, code, offsetMs) => {
  const orderId = await visits.request();
  const grab = { orderId, seenStartMs: START_MS, issuedAtMs: NOW_MS + offsetMs };
  const answer = await lambdas.give(cast.helper, 'person/grab-order', grab);
  expect(answer.body.code).toBe(code);
  if (code !== undefined) expect(answer.body.data).toEqual({ serverNowMs: NOW_MS });
});

test('a check-in that waited 24 hours for a network → taken; a millisecond more → command_expired', async () => {
  const orderId = await visits.upTo('accepted');
  const { in: code } = await visits.codesOf(orderId, START_MS);
  const body = { orderId, assignmentNo: 1, proof: { kind: 'elderCode', code, deviceAtMs: START_MS } };
  const checkIn = (issuedAtMs: number) =>
    lambdas.give(cast.helper, 'person/check-in', { ...body, issuedAtMs }, START_MS);
  expect((await checkIn(START_MS - 24 * HOUR_MS - 1)).body.code).toBe('command_expired');
  expect((await checkIn(START_MS - 24 * HOUR_MS)).body.state).toBe('serving');
});

test('an expired resend of what was done → the stored outcome; of what was not → command_expired, and nothing is done', async () => {
  const orderId = await visits.request();
  const grab = { commandId: fresh('command'), orderId, seenStartMs: START_MS, issuedAtMs: NOW_MS };
  const won = await lambdas.give(cast.helper, 'person/grab-order', grab);
  const later = NOW_MS + HOUR_MS;
  expect((await lambdas.give(cast.helper, 'person/grab-order', grab, later)).body).toEqual({
    ...won.body,
    serverNowMs: later,
  });
  const other = { ...grab, commandId: newId('command', NOW_MS, new Uint8Array(10)) };
  expect((await lambdas.give(cast.helper, 'person/grab-order', other, later)).body.code).toBe(
    'command_expired',
  );
});

test('a replay by whom the elder has unbound meanwhile → not_found: the outcome is shown under present rights', async () => {
  const { daughter, bindingId, elder } = cast;
  const orderId = await visits.request();
  const cancel = { commandId: fresh('command'), orderId, reason: 'changed_plans', consentId: bindingId };
  expect((await lambdas.give(daughter, 'person/cancel-order', cancel)).status).toBe(200);
  const { people } = await lambdas.city.ports.load({ people: [daughter.personId, elder.personId] });
  await lambdas.city.ports.writePeople([...people.values()].map((person) => ({ ...person, bindings: [] })));
  expect(await lambdas.give(daughter, 'person/cancel-order', cancel)).toMatchObject({
    status: 404,
    body: { code: 'not_found', data: {} },
  });
});
