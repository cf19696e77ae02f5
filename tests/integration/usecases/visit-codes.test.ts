import { tryStore } from '../../../functions/store/try-store';
import { checkIn } from '../../../functions/usecases/check-in';
import type { OrderId } from '../../../shared/domain/ids';
import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { type Cast, castOf, type LambdasForTests, startLambdasForTests } from '../api/lambdas-for-tests';
import { END_MS, START_MS, type Visits, visitsIn } from '../api/visit-for-tests';
import { fresh } from '../city-for-tests';

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

const wrongOf = (code: string): string => (code === '0000' ? '0001' : '0000');
const type = (
  orderId: string,
  step: 'in' | 'out',
  code: string,
  atMs: number,
  assignmentNo = 1,
  who = cast.helper,
) =>
  lambdas.give(
    who,
    `person/check-${step}`,
    { orderId, assignmentNo, proof: { kind: 'elderCode', code, deviceAtMs: atMs } },
    atMs,
  );
/** What a helper hears who types a wrong code so many times: the tries left, or the refusal. */
const wrongCodesHeard = async (orderId: string, times: number, assignmentNo = 1, who = cast.helper) => {
  const { in: right } = await visits.codesOf(orderId, START_MS);
  const heard: unknown[] = [];
  for (let time = 0; time < times; time += 1) {
    const { body } = await type(orderId, 'in', wrongOf(right), START_MS, assignmentNo, who);
    heard.push(body.code === 'code_wrong' ? Object(body.data).triesLeft : body.code);
  }
  return heard;
};
// Ids that the API gave us.
const standing = (orderId: string) => lambdas.city.ports.load({ orderId: orderId as OrderId });

test('accepted, wrong codes → 4, 3, 2, 1, 0 tries left, then code_locked, also for the right one; no entry, no version', async () => {
  const orderId = await visits.upTo('accepted');
  const { in: right } = await visits.codesOf(orderId, START_MS);
  expect(await wrongCodesHeard(orderId, 7)).toEqual([4, 3, 2, 1, 0, 'code_locked', 'code_locked']);
  expect((await type(orderId, 'in', right, START_MS)).body.code).toBe('code_locked');
  const history = await lambdas.city.ports.history(orderId as OrderId);
  expect(history?.entries).toHaveLength(2);
  expect(history?.order).toMatchObject({ state: 'accepted', version: 2 });
});

test('accepted, locked → the station checks in by a call, and the code of the check-out has tries of its own', async () => {
  const orderId = await visits.upTo('accepted');
  const { out } = await visits.codesOf(orderId, START_MS);
  await wrongCodesHeard(orderId, 5);
  const proof = { kind: 'stationOverride', calledWhom: 'elder', reason: 'code_locked' };
  await visits.done(cast.station, 'desk/check-in', { orderId, assignmentNo: 1, proof }, START_MS);
  expect((await standing(orderId)).codeTries).toBeUndefined();
  const wrong = await type(orderId, 'out', wrongOf(out), END_MS);
  expect(wrong.body.data).toEqual({ triesLeft: 4 });
  expect((await type(orderId, 'out', out, END_MS)).body.state).toBe('served');
});

const dropAndGrab = async (orderId: string, assignmentNo: number, next = cast.helper, who = cast.helper) => {
  const drop = { orderId, assignmentNo, reason: 'illness' };
  await visits.done(who, 'person/drop-order', drop, START_MS - 1);
  await visits.done(next, 'person/grab-order', { orderId, seenStartMs: START_MS }, START_MS - 1);
};

test('a helper who drops the order and grabs it again has the tries that were left; another one has five of his own', async () => {
  const orderId = await visits.upTo('accepted');
  expect(await wrongCodesHeard(orderId, 3)).toEqual([4, 3, 2]);
  await dropAndGrab(orderId, 1);
  expect(await wrongCodesHeard(orderId, 1, 2)).toEqual([1]);
  await dropAndGrab(orderId, 2, cast.otherHelper);
  expect(await wrongCodesHeard(orderId, 2, 3, cast.otherHelper)).toEqual([4, 3]);
  await dropAndGrab(orderId, 3, cast.helper, cast.otherHelper);
  expect(await wrongCodesHeard(orderId, 2, 4)).toEqual([0, 'code_locked']);
  const { in: right } = await visits.codesOf(orderId, START_MS);
  expect((await type(orderId, 'in', right, START_MS, 4)).body.code).toBe('code_locked');
  const proof = { kind: 'stationOverride', calledWhom: 'elder', reason: 'code_locked' };
  await visits.done(cast.station, 'desk/check-in', { orderId, assignmentNo: 4, proof }, START_MS);
  expect((await standing(orderId)).codeTries).toBeUndefined();
});

test('a helper who did not come, and grabs the visit after it was moved, has the tries that were left', async () => {
  const orderId = await visits.upTo('accepted');
  await wrongCodesHeard(orderId, 4);
  const lateMs = START_MS + 31 * MINUTE_MS;
  const absent = { orderId, assignmentNo: 1, reason: 'helper_absent' };
  await visits.done(cast.station, 'desk/no-show', absent, lateMs);
  const startMs = START_MS + 2 * HOUR_MS;
  await visits.done(
    cast.station,
    'desk/reschedule-order',
    { orderId, seenStartMs: START_MS, startMs },
    lateMs,
  );
  await visits.done(cast.station, 'desk/publish-order', { orderId }, lateMs);
  await visits.done(cast.helper, 'person/grab-order', { orderId, seenStartMs: startMs }, lateMs);
  const { in: right } = await visits.codesOf(orderId, startMs);
  expect((await type(orderId, 'in', wrongOf(right), startMs, 2)).body.data).toEqual({ triesLeft: 0 });
  expect((await type(orderId, 'in', right, startMs, 2)).body.code).toBe('code_locked');
});

test('four wrong codes, then the right one → serving', async () => {
  const orderId = await visits.upTo('accepted');
  const { in: right } = await visits.codesOf(orderId, START_MS);
  await wrongCodesHeard(orderId, 4);
  expect((await type(orderId, 'in', right, START_MS)).body.state).toBe('serving');
});

test('the codes of check-in and check-out, and of two assignments, are not each other’s', async () => {
  const orderId = await visits.upTo('accepted');
  const first = await visits.codesOf(orderId, START_MS);
  await visits.done(
    cast.helper,
    'person/drop-order',
    { orderId, assignmentNo: 1, reason: 'illness' },
    START_MS - 1,
  );
  const grab = { orderId, seenStartMs: START_MS };
  await visits.done(cast.otherHelper, 'person/grab-order', grab, START_MS - 1);
  const second = await visits.codesOf(orderId, START_MS);
  const all = [first.in, first.out, second.in, second.out];
  for (const code of all) expect(code).toMatch(/^\d{4}$/);
  // Four of 10,000: two are alike once in 1,667 runs, all four once in 10¹².
  expect(new Set(all).size).toBeGreaterThan(1);
  const stale = await type(orderId, 'in', first.in, START_MS, 2, cast.otherHelper);
  expect(stale.body.code === 'code_wrong' || first.in === second.in).toBe(true);
});

test('thirty codes typed at the same moment → each wrong one counts: the order is locked, or the right one came among the first five', async () => {
  const orderId = await visits.upTo('accepted');
  const { in: right } = await visits.codesOf(orderId, START_MS);
  await Promise.all(Array.from({ length: 30 }, () => type(orderId, 'in', wrongOf(right), START_MS)));
  expect((await standing(orderId)).codeTries?.length).toBeGreaterThanOrEqual(5);
  expect((await type(orderId, 'in', right, START_MS)).body.code).toBe('code_locked');
});

test('the right code, while five wrong ones are counted between its reading and its writing → code_locked', async () => {
  const { city } = lambdas;
  const orderId = (await visits.upTo('accepted')) as OrderId;
  const tries = tryStore(city.table);
  let raced = false;
  const racing = checkIn({
    ...city.ports,
    ...tries,
    visitCode: async () => {
      const { order } = await standing(orderId);
      if (!raced && order !== undefined)
        for (let n = 0; n < 5; n += 1) await tries.countWrongTry(order, cast.helper.personId);
      raced = true;
      return '1234';
    },
  });
  const commandId = fresh('command');
  const proof = { kind: 'elderCode', code: '1234', deviceAtMs: START_MS } as const;
  const told = await racing({
    route: 'person/check-in',
    body: { commandId, issuedAtMs: START_MS, orderId, assignmentNo: 1, proof },
    actor: cast.helper,
    envelope: {
      commandId,
      principal: cast.helper.personId,
      channel: 'app',
      issuedAtMs: START_MS,
      bodyDigest: new Uint8Array(32),
    },
    atMs: START_MS,
  });
  expect(told).toMatchObject({ ok: false, refusal: { code: 'code_locked' } });
  expect((await standing(orderId)).order?.state).toBe('accepted');
});

test('a wrong code counted on an order that has moved on meanwhile → nothing is counted', async () => {
  const orderId = await visits.upTo('accepted');
  const { order } = await standing(orderId);
  await visits.check('in', orderId, START_MS);
  if (order !== undefined) await tryStore(lambdas.city.table).countWrongTry(order, cast.helper.personId);
  expect((await standing(orderId)).codeTries).toBeUndefined();
});
