import type { RefusalCode } from '../../../shared/domain/refusals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { fresh, NOW_MS } from '../city-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';
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

const asks = (more: Readonly<Record<string, unknown>> = {}, who = cast.elder): Promise<Answer> =>
  lambdas.give(who, 'person/request-order', {
    elderId: cast.elder.personId,
    payerId: cast.elder.personId,
    serviceCode: 'escort.walk',
    startMs: START_MS,
    plannedMinutes: 60,
    ...more,
  });

/** Each refusal that a command can hear, by a situation that leads to it over the real lambdas. */
const situations: readonly (readonly [RefusalCode, string, number, () => Promise<Answer>])[] = [
  ['rule_forbids', 'a visit that begins in the past', 422, () => asks({ startMs: NOW_MS - HOUR_MS })],
  ['rule_forbids', 'the hours of a third person', 422, () => asks({ payerId: cast.stranger.personId })],
  ['rule_forbids', 'a service nobody has', 422, () => asks({ serviceCode: 'escort.moon' })],
  [
    'insufficient_minutes',
    'more than she has',
    422,
    async () => {
      for (const hour of [0, 4, 28])
        await visits.request({ startMs: START_MS + hour * HOUR_MS, plannedMinutes: 180 });
      return asks({ startMs: START_MS + 2 * DAY_MS, plannedMinutes: 90 });
    },
  ],
  [
    'consent_missing',
    'a daughter who names no binding',
    403,
    () => asks({ payerId: cast.daughter.personId }, cast.daughter),
  ],
  [
    'consent_missing',
    'on behalf of another than the elder',
    403,
    () => asks({ onBehalfOf: cast.stranger.personId, consentId: cast.bindingId }, cast.daughter),
  ],
  [
    'consent_missing',
    'on behalf of somebody without a consent',
    403,
    () => asks({ onBehalfOf: cast.elder.personId }, cast.daughter),
  ],
  [
    'consent_missing',
    'a desk that does not say how she reached it',
    403,
    async () => {
      const orderId = await visits.upTo('served');
      const consentId = fresh('consent');
      return lambdas.give(cast.station, 'desk/confirm-order', { orderId, consentId }, END_MS);
    },
  ],
  [
    'consent_missing',
    'a desk on behalf of another elder',
    403,
    async () => {
      const orderId = await visits.upTo('served');
      const consent = { channel: 'phone', consentId: fresh('consent'), onBehalfOf: cast.stranger.personId };
      return lambdas.give(cast.station, 'desk/confirm-order', { orderId, ...consent }, END_MS);
    },
  ],
  [
    'order_already_taken',
    'a second volunteer',
    409,
    async () => {
      const orderId = await visits.upTo('accepted');
      return lambdas.give(cast.otherHelper, 'person/grab-order', { orderId, seenStartMs: START_MS });
    },
  ],
  [
    'order_changed',
    'a start that has moved',
    409,
    async () => {
      const orderId = await visits.request();
      return lambdas.give(cast.helper, 'person/grab-order', { orderId, seenStartMs: START_MS - HOUR_MS });
    },
  ],
  [
    'deadline_passed',
    'a grab at the start',
    409,
    async () => {
      const orderId = await visits.request();
      return lambdas.give(cast.helper, 'person/grab-order', { orderId, seenStartMs: START_MS }, START_MS);
    },
  ],
  [
    'not_eligible',
    'a relative',
    422,
    async () => {
      const orderId = await visits.request();
      const who = { ...cast.daughter, roles: ['volunteer'] as const };
      return lambdas.give(who, 'person/grab-order', { orderId, seenStartMs: START_MS });
    },
  ],
  [
    'not_eligible',
    'somebody who lives there',
    422,
    async () => {
      const addressHmac = new Uint8Array(32).fill(7);
      const { city } = lambdas;
      const elderId = await city.addPerson('赵阿姨', { addressHmac });
      const lodger = await city.helper({ addressHmac });
      const orderId = await visits.request(
        { elderId, payerId: elderId },
        { personId: elderId, roles: ['elder'] },
      );
      const who = { personId: lodger, roles: ['volunteer'] as const };
      return lambdas.give(who, 'person/grab-order', { orderId, seenStartMs: START_MS });
    },
  ],
  [
    'not_eligible',
    'somebody who lives far away',
    422,
    async () => {
      const { city } = lambdas;
      const far = await city.helper({ communityId: city.orgs.far.id });
      const orderId = await visits.request();
      const who = { personId: far, roles: ['volunteer'] as const };
      return lambdas.give(who, 'person/grab-order', { orderId, seenStartMs: START_MS });
    },
  ],
  [
    'not_allowed',
    'a volunteer who is in no register',
    403,
    async () => {
      const orderId = await visits.request();
      const who = { personId: fresh('person'), roles: ['volunteer'] as const };
      return lambdas.give(who, 'person/grab-order', { orderId, seenStartMs: START_MS });
    },
  ],
  [
    'day_overlaps',
    'a visit at the same time',
    409,
    async () => {
      await visits.upTo('accepted');
      const orderId = await visits.request({ startMs: START_MS + 45 * MINUTE_MS });
      const seenStartMs = START_MS + 45 * MINUTE_MS;
      return lambdas.give(cast.helper, 'person/grab-order', { orderId, seenStartMs });
    },
  ],
  [
    'day_full',
    'a ninth hour',
    422,
    async () => {
      const { city } = lambdas;
      const rich = await city.addPerson('赵阿姨', { minutes: 1_200 });
      const who = { personId: rich, roles: ['elder'] as const };
      const grabs = [0, 4].map((hour) => START_MS + hour * HOUR_MS);
      for (const startMs of grabs) {
        const asked = { elderId: rich, payerId: rich, startMs, plannedMinutes: 240 };
        await visits.grab(await visits.request(asked, who), startMs);
      }
      const last = START_MS - 75 * MINUTE_MS;
      const orderId = await visits.request({ elderId: rich, payerId: rich, startMs: last }, who);
      await visits.done(cast.station, 'desk/publish-order', { orderId }, NOW_MS);
      return lambdas.give(cast.helper, 'person/grab-order', { orderId, seenStartMs: last });
    },
  ],
  [
    'assignment_over',
    'a helper whose turn has passed',
    409,
    async () => {
      const orderId = await visits.upTo('accepted');
      const drop = { orderId, assignmentNo: 1, reason: 'illness' };
      await visits.done(cast.helper, 'person/drop-order', drop, NOW_MS);
      await visits.grab(orderId, START_MS, cast.otherHelper);
      const proof = { kind: 'elderCode', code: '0000', deviceAtMs: START_MS };
      return lambdas.give(cast.helper, 'person/check-in', { orderId, assignmentNo: 1, proof }, START_MS);
    },
  ],
  [
    'not_allowed',
    'another volunteer’s drop',
    403,
    async () => {
      const orderId = await visits.upTo('accepted');
      return lambdas.give(cast.otherHelper, 'person/drop-order', {
        orderId,
        assignmentNo: 1,
        reason: 'illness',
      });
    },
  ],
  [
    'too_early',
    'a check-in 31 minutes before the start',
    409,
    async () => {
      const orderId = await visits.upTo('accepted');
      const atMs = START_MS - 31 * MINUTE_MS;
      const proof = { kind: 'elderCode', code: '0000', deviceAtMs: atMs };
      return lambdas.give(cast.helper, 'person/check-in', { orderId, assignmentNo: 1, proof }, atMs);
    },
  ],
  [
    'state_forbids',
    'a cancel after check-in',
    409,
    async () => {
      const orderId = await visits.upTo('serving');
      return lambdas.give(cast.elder, 'person/cancel-order', { orderId, reason: 'illness' }, START_MS);
    },
  ],
  [
    'state_forbids',
    'a drop of what nobody has',
    409,
    async () => {
      const orderId = await visits.request();
      return lambdas.give(cast.helper, 'person/drop-order', { orderId, assignmentNo: 0, reason: 'illness' });
    },
  ],
  [
    'state_forbids',
    'a no-show of what nobody has',
    409,
    async () => {
      const orderId = await visits.request();
      return lambdas.give(cast.station, 'desk/no-show', {
        orderId,
        assignmentNo: 0,
        reason: 'helper_absent',
      });
    },
  ],
  [
    'maker_is_checker',
    'a settlement by the elder’s own relative',
    403,
    async () => {
      const { city } = lambdas;
      const orderId = await visits.upTo('confirmed');
      const who = {
        personId: cast.daughter.personId,
        roles: ['community'] as const,
        orgId: city.orgs.here.id,
      };
      return lambdas.give(who, 'desk/settle-order', { orderId }, END_MS + HOUR_MS);
    },
  ],
];

test.each(situations)('%s: %s', async (code, _situation, status, act) => {
  const answer = await act();
  expect(answer).toMatchObject({ status, body: { code } });
  expect(answer.body.zh).toMatch(/[\u4e00-\u9fff]{4}/u);
  expect(answer.body.en).toMatch(/[a-z]{2}/);
  expect(typeof answer.body.serverNowMs).toBe('number');
  if (status === 403) expect(answer.body.data).toEqual({});
});

test('a refused request holds nothing and leaves no order', async () => {
  const before = (await lambdas.city.table.scan()).items.length;
  await asks({ startMs: NOW_MS - HOUR_MS });
  await asks({ plannedMinutes: 61 });
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([600, 0]);
  expect((await lambdas.city.table.scan()).items).toHaveLength(before);
});

test('a frozen passbook refuses a new hold → account_not_open', async () => {
  const { city } = lambdas;
  const account = `person:${cast.elder.personId}` as const;
  await city.table.update({
    key: { pk: `ACCOUNT#${account}`, sk: 'HEAD' },
    update: 'SET #status = :frozen',
    names: { '#status': 'status' },
    values: { ':frozen': 'frozen' },
    conditions: [{ name: 'any', clause: 'attribute_exists(#pk)', values: {} }],
  });
  expect(await asks()).toMatchObject({
    status: 409,
    body: { code: 'account_not_open', data: { account, status: 'frozen' } },
  });
});
