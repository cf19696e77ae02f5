import { instantAt } from '../../../../shared/domain/calendar/shanghai-day';
import { decideClockClose } from '../../../../shared/domain/order/decide-by-clock';
import { decideCancel } from '../../../../shared/domain/order/decide-cancel';
import { decideClose } from '../../../../shared/domain/order/decide-close';
import { decidePublish } from '../../../../shared/domain/order/decide-publish';
import { decideReschedule } from '../../../../shared/domain/order/decide-reschedule';
import type { Acting, DeadlineFacts } from '../../../../shared/domain/order/facts';
import type { OrderIn } from '../../../../shared/domain/order/order';
import { DAY_MS, HOUR_MS, type Ms } from '../../../../shared/domain/units';
import {
  binding,
  community,
  DAUGHTER,
  deadlineFacts,
  elder,
  factsOf,
  family,
  helper,
  NOON,
  orderIn,
  outcomeOf,
  serviceNamed,
  station,
  TUESDAY,
  WANG,
} from './samples';

const submitted = orderIn('submitted');
const BEFORE = NOON - HOUR_MS;
const own = [{ account: `person:${WANG}`, availableDelta: 60, heldDelta: -60 }];

describe('publish', () => {
  test.each<[string, string, Acting?, Ms?, Partial<DeadlineFacts>?]>([
    ['by the station before the start', 'open'],
    ['a millisecond before the start', 'open', station, NOON - 1],
    ['at the start', 'deadline_passed', station, NOON],
    ['by the elder', 'not_allowed', elder],
    [
      'of what only a centre may do',
      'not_eligible: provider_centre',
      station,
      BEFORE,
      { service: serviceNamed('bathing.hair') },
    ],
    [
      'of what takes two helpers',
      'not_eligible: pair',
      station,
      BEFORE,
      { service: serviceNamed('escort.stairs') },
    ],
    [
      'of what takes two of a centre: whose it is comes first',
      'not_eligible: provider_centre',
      station,
      BEFORE,
      { service: serviceNamed('bathing.home') },
    ],
    ['by the elder, after the start: who comes before when', 'not_allowed', elder, NOON],
  ])('%s → %s', (_case, expected, acting = station, atMs = BEFORE, changes = {}) => {
    expect(outcomeOf(decidePublish(factsOf(submitted, acting, changes), atMs))).toBe(expected);
  });
});

describe('reschedule', () => {
  const TOMORROW = NOON + DAY_MS;
  test.each<
    [string, string, Acting?, { seenStartMs?: Ms; startMs?: Ms }?, Ms?, Partial<OrderIn<'submitted'>>?]
  >([
    ['by the elder', 'submitted', elder],
    ['by the family', 'submitted', family],
    ['by the station, without anybody’s consent', 'submitted', { ...station, consentId: 'bnd_other' }],
    ['by the family without consent', 'consent_missing', { ...family, consentId: 'cns_other' }],
    ['by a volunteer', 'not_allowed', helper],
    ['by one who saw another start', 'order_changed', elder, { seenStartMs: NOON - 1 }],
    ['to a moment that has passed', 'rule_forbids: start_passed', elder, { startMs: BEFORE }],
    ['to the night', 'rule_forbids: visiting_hours', elder, { startMs: instantAt(TUESDAY + 1, 0) }],
    // Example 5: nobody came by the start; the elder is called, the visit moves to the afternoon.
    [
      'after the start has passed, to the afternoon',
      'submitted',
      station,
      { startMs: NOON + 3 * HOUR_MS },
      NOON + HOUR_MS,
    ],
    [
      'an allowance to another month',
      'rule_forbids: other_month',
      elder,
      { startMs: instantAt(TUESDAY + 22, 720) },
      BEFORE,
      { funding: [{ account: `entitlement:${WANG}:202603`, kind: 'entitlement', heldMinutes: 60 }] },
    ],
    [
      'an allowance to the last day of its month',
      'submitted',
      elder,
      { startMs: instantAt(TUESDAY + 21, 720) },
      BEFORE,
      { funding: [{ account: `entitlement:${WANG}:202603`, kind: 'entitlement', heldMinutes: 60 }] },
    ],
    ['own hours to another month', 'submitted', elder, { startMs: instantAt(TUESDAY + 22, 720) }],
  ])('%s → %s', (_case, expected, acting = elder, move = {}, atMs = BEFORE, changes = {}) => {
    const command = { seenStartMs: NOON, startMs: TOMORROW, ...move };
    expect(outcomeOf(decideReschedule(factsOf(orderIn('submitted', changes), acting), command, atMs))).toBe(
      expected,
    );
  });

  test('it moves the time alone, and the deadlines with it', () => {
    const decided = decideReschedule(
      factsOf(submitted, elder),
      { seenStartMs: NOON, startMs: TOMORROW },
      BEFORE,
    );
    if (!decided.ok) throw new Error(decided.refusal.code);
    const moved = { version: submitted.version + 1, startMs: TOMORROW, sinceMs: BEFORE };
    expect(decided.value.order).toEqual(orderIn('submitted', moved));
    expect(decided.value.postings).toEqual([]);
    expect(decided.value.detail).toEqual({ startMs: TOMORROW });
  });
});

describe('cancel', () => {
  const noLongerBound = { ...family, bindings: [{ ...binding, untilMs: 0 }] };
  const paidByDaughter = orderIn('submitted', {
    funding: [{ account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 60 }],
  });
  test.each<[string, string, Acting, OrderIn<'submitted'>?]>([
    ['by the elder', 'cancelled', elder],
    ['by the family', 'cancelled', family],
    ['by the station in its own right', 'cancelled', { ...station, consentId: 'bnd_other' }],
    ['by a relative whose binding has run out', 'consent_missing', noLongerBound],
    [
      'by a payer whose binding has run out: the standing hold is still hers',
      'cancelled',
      noLongerBound,
      paidByDaughter,
    ],
    ['by a volunteer', 'not_allowed', helper],
  ])('%s → %s', (_case, expected, acting, order = submitted) => {
    expect(outcomeOf(decideCancel(factsOf(order, acting), { reason: 'changed_plans' }, BEFORE))).toBe(
      expected,
    );
  });

  test('it releases every source', () => {
    const order = orderIn('submitted', {
      funding: [
        { account: `entitlement:${WANG}:202603`, kind: 'entitlement', heldMinutes: 40 },
        { account: `person:${WANG}`, kind: 'own', heldMinutes: 20 },
      ],
    });
    const decided = decideCancel(factsOf(order, elder), { reason: 'illness' }, BEFORE);
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.postings).toEqual([
      { account: `entitlement:${WANG}:202603`, availableDelta: 40, heldDelta: -40 },
      { account: `person:${WANG}`, availableDelta: 20, heldDelta: -20 },
    ]);
    expect(decided.value.detail).toEqual({ reason: 'illness' });
    expect('dueAtMs' in decided.value.order).toBe(false);
  });
});

describe('close', () => {
  test.each([
    ['by the station', 'expired', station],
    ['by the community', 'not_allowed', community],
    ['by the elder', 'not_allowed', elder],
  ])('%s → %s', (_case, expected, acting) => {
    const decided = decideClose(factsOf(submitted, acting), { reason: 'no_helper_found' }, BEFORE);
    expect(outcomeOf(decided)).toBe(expected);
    if (decided.ok) expect(decided.value.postings).toEqual(own);
  });

  const entitled = orderIn('submitted', {
    funding: [{ account: `entitlement:${WANG}:202603`, kind: 'entitlement', heldMinutes: 60 }],
  });
  test.each([
    ['at start + 48 h', 'expired', submitted, NOON + 48 * HOUR_MS],
    ['a millisecond before', 'too_early', submitted, NOON + 48 * HOUR_MS - 1],
    ['of an entitled order, weeks later', 'not_allowed', entitled, NOON + 30 * DAY_MS],
    ['of an open order', 'state_forbids', orderIn('open'), NOON + 30 * DAY_MS],
  ] as const)('by the clock, %s → %s', (_case, expected, order, atMs) => {
    expect(outcomeOf(decideClockClose({ ...deadlineFacts(), order }, atMs))).toBe(expected);
  });

  test('a late clock closes at the deadline’s instant and releases all', () => {
    const decided = decideClockClose({ ...deadlineFacts(), order: submitted }, NOON + 90 * HOUR_MS);
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order.sinceMs).toBe(NOON + 48 * HOUR_MS);
    expect(decided.value.postings).toEqual(own);
    expect(decided.value.detail).toEqual({ reason: 'no_helper_found' });
  });
});
