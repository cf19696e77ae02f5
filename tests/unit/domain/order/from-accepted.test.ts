import { decideClockNoShow } from '../../../../shared/domain/order/decide-by-clock';
import { decideCancel } from '../../../../shared/domain/order/decide-cancel';
import {
  type CheckFacts,
  type CheckProof,
  decideCheckIn,
} from '../../../../shared/domain/order/decide-check-in';
import { decideDrop } from '../../../../shared/domain/order/decide-drop';
import { decideNoShow } from '../../../../shared/domain/order/decide-no-show';
import { decideReschedule } from '../../../../shared/domain/order/decide-reschedule';
import type { Acting } from '../../../../shared/domain/order/facts';
import type { Order } from '../../../../shared/domain/order/order';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms } from '../../../../shared/domain/units';
import {
  binding,
  busyDay,
  by,
  CODE_IN,
  dayOfVisits,
  deadlineFacts,
  elder,
  factsOf,
  helper,
  LI,
  NOON,
  ORDER,
  OVERRIDE_IN,
  orderIn,
  outcomeOf,
  PLANNED_END,
  STAFF,
  STATION,
  station,
  WANG,
  ZHANG,
} from './samples';

const accepted = orderIn('accepted');
const HALF = 30 * MINUTE_MS;
const freed = { ...dayOfVisits(), version: busyDay.version + 1 };

describe('check-in', () => {
  const code: CheckProof = { kind: 'elderCode', deviceAtMs: NOON - 5 };
  const vouch = (reason: Extract<CheckProof, { kind: 'stationOverride' }>['reason']): CheckProof => ({
    kind: 'stationOverride',
    calledWhom: 'elder',
    reason,
  });
  type Given = {
    acting?: Acting;
    proof?: CheckProof;
    atMs?: Ms;
    order?: Order;
    assignmentNo?: number;
    code?: CheckFacts['code'];
  };
  const right = { ok: true, triesLeft: 5 };
  const checkIn = ({
    acting = helper,
    proof = code,
    atMs = NOON,
    order = accepted,
    assignmentNo = 1,
    code: check = right,
  }: Given) =>
    decideCheckIn(
      { ...factsOf(order, acting), ...(check && { code: check }) },
      { assignmentNo, proof },
      atMs,
    );
  const isSon = by(STAFF, ['station'], { orgId: STATION, bindings: [{ ...binding, relativeId: STAFF }] });

  test.each<[situation: string, expected: string, given: Given]>([
    ['the helper, with the elder’s code', 'serving', {}],
    // the volunteer's window
    ['30 minutes before the start', 'serving', { atMs: NOON - HALF }],
    ['a millisecond earlier', 'too_early', { atMs: NOON - HALF - 1 }],
    ['a millisecond before start + 30', 'serving', { atMs: NOON + HALF - 1 }],
    ['at start + 30', 'deadline_passed', { atMs: NOON + HALF }],
    // the code
    ['a wrong code', 'code_wrong', { code: { ok: false, triesLeft: 5 } }],
    ['a right code on the last try', 'serving', { code: { ok: true, triesLeft: 1 } }],
    ['a right code after five wrong ones', 'code_locked', { code: { ok: true, triesLeft: 0 } }],
    ['a wrong code, too early', 'too_early', { code: { ok: false, triesLeft: 5 }, atMs: NOON - HOUR_MS }],
    [
      'a wrong code, too late',
      'deadline_passed',
      { code: { ok: false, triesLeft: 5 }, atMs: NOON + HOUR_MS },
    ],
    // who
    ['another volunteer', 'not_allowed', { acting: by(ZHANG, ['volunteer']) }],
    ['the elder', 'not_allowed', { acting: elder }],
    ['the helper of a turn that has passed', 'assignment_over', { assignmentNo: 0 }],
    [
      'the same, whatever became of the order',
      'assignment_over',
      { assignmentNo: 0, order: orderIn('settled') },
    ],
    ['an order that is served already', 'state_forbids', { order: orderIn('serving') }],
    ['the helper vouching for himself', 'not_allowed', { proof: vouch('no_phone') }],
    // the station's word, ADR 0014
    ['the station types the code', 'not_allowed', { acting: station }],
    [
      'the station: no phone, from start − 30',
      'serving',
      { acting: station, proof: vouch('no_phone'), atMs: NOON - HALF },
    ],
    [
      'the station: no phone, a millisecond earlier',
      'too_early',
      { acting: station, proof: vouch('no_phone'), atMs: NOON - HALF - 1 },
    ],
    ['the station: code locked, at the start', 'serving', { acting: station, proof: vouch('code_locked') }],
    [
      'the station: device failed, at the start',
      'serving',
      { acting: station, proof: vouch('device_failed') },
    ],
    [
      'the station: any reason, a millisecond before start + 30',
      'too_early',
      { acting: station, proof: vouch('other'), atMs: NOON + HALF - 1 },
    ],
    [
      'the station: any reason, at start + 30',
      'serving',
      { acting: station, proof: vouch('other'), atMs: NOON + HALF },
    ],
    [
      'the station: a millisecond before the planned end',
      'serving',
      { acting: station, proof: vouch('other'), atMs: PLANNED_END - 1 },
    ],
    [
      'the station: at the planned end',
      'deadline_passed',
      { acting: station, proof: vouch('no_phone'), atMs: PLANNED_END },
    ],
    ['the station: her own son on duty', 'maker_is_checker', { acting: isSon, proof: vouch('no_phone') }],
    [
      'the same, too early: who comes before when',
      'maker_is_checker',
      { acting: isSon, proof: vouch('no_phone'), atMs: 0 },
    ],
    [
      'the helper, on duty at the station',
      'maker_is_checker',
      { acting: by(LI, ['station']), proof: vouch('no_phone') },
    ],
  ])('%s → %s', (_case, expected, given) => {
    expect(outcomeOf(checkIn(given))).toBe(expected);
  });

  test('a wrong code tells how many tries are left after it', () => {
    const decided = checkIn({ code: { ok: false, triesLeft: 3 } });
    expect(decided.ok || decided.refusal.data).toEqual({ triesLeft: 2 });
  });

  test('a code that nobody checked is a bug', () => {
    expect(() => decideCheckIn(factsOf(accepted, helper), { assignmentNo: 1, proof: code }, NOON)).toThrow();
  });

  test('the visit begins at the server’s instant; the device’s is kept beside', () => {
    const decided = checkIn({ atMs: NOON + 7 });
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order).toEqual(
      orderIn('serving', { version: accepted.version + 1, checkInMs: NOON + 7, sinceMs: NOON + 7 }),
    );
    expect(decided.value.detail).toEqual({ assignmentNo: 1, proof: CODE_IN, deviceAtMs: NOON - 5 });
  });

  test('the station’s word names who gave it, whom it called and why', () => {
    const decided = checkIn({ acting: station, proof: vouch('no_phone') });
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order.proofs).toEqual([OVERRIDE_IN]);
    expect(decided.value.detail).toEqual({
      assignmentNo: 1,
      proof: OVERRIDE_IN,
      calledWhom: 'elder',
      reason: 'no_phone',
    });
  });
});

describe('drop', () => {
  test.each<[string, string, Acting, Ms, number?, Order?]>([
    ['before the start', 'open', helper, NOON - 1],
    ['from the start on', 'submitted', helper, NOON],
    ['by another volunteer', 'not_allowed', by(ZHANG, ['volunteer']), NOON - 1],
    ['by the station', 'not_allowed', station, NOON - 1],
    ['of a turn that has passed', 'assignment_over', helper, NOON - 1, 0],
    ['once the visit has begun', 'state_forbids', helper, NOON, 1, orderIn('serving')],
  ])('%s → %s', (_case, expected, acting, atMs, assignmentNo = 1, order = accepted) => {
    const facts = { ...factsOf(order, acting), helperDay: busyDay };
    expect(outcomeOf(decideDrop(facts, { assignmentNo, reason: 'illness' }, atMs))).toBe(expected);
  });

  test('the hold stands, the helper is gone, his day is free', () => {
    const facts = { ...factsOf(accepted, helper), helperDay: busyDay };
    const decided = decideDrop(facts, { assignmentNo: 1, reason: 'illness' }, NOON - HOUR_MS);
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order).toEqual(
      orderIn('open', { version: 4, assignmentNo: 1, sinceMs: NOON - HOUR_MS }),
    );
    expect(decided.value.days).toEqual([freed]);
    expect(decided.value.postings).toEqual([]);
    expect(decided.value.detail).toEqual({ assignmentNo: 1, helperId: LI, reason: 'illness' });
  });
});

describe('no-show', () => {
  test.each<[string, string, Acting, Ms, number?]>([
    ['by the station at start + 30', 'submitted', station, NOON + HALF],
    ['a millisecond earlier', 'too_early', station, NOON + HALF - 1],
    ['by the elder', 'not_allowed', elder, NOON + HALF],
    ['of a turn that has passed', 'assignment_over', station, NOON + HALF, 0],
  ])('%s → %s', (_case, expected, acting, atMs, assignmentNo = 1) => {
    const facts = { ...factsOf(accepted, acting), helperDay: busyDay };
    expect(outcomeOf(decideNoShow(facts, { assignmentNo, reason: 'helper_absent' }, atMs))).toBe(expected);
  });

  test.each([
    ['at planned end + 120', 'submitted', accepted, PLANNED_END + 2 * HOUR_MS],
    ['a millisecond earlier', 'too_early', accepted, PLANNED_END + 2 * HOUR_MS - 1],
    ['once he has checked in', 'state_forbids', orderIn('serving'), PLANNED_END + DAY_MS],
  ] as const)('by the clock, %s → %s', (_case, expected, order, atMs) => {
    expect(outcomeOf(decideClockNoShow({ ...deadlineFacts(), order, helperDay: busyDay }, atMs))).toBe(
      expected,
    );
  });

  test('the hold stands, the day is free, the elder is called from then', () => {
    const dueMs = PLANNED_END + 2 * HOUR_MS;
    const decided = decideClockNoShow(
      { ...deadlineFacts(), order: accepted, helperDay: busyDay },
      dueMs + DAY_MS,
    );
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order).toEqual(
      orderIn('submitted', { version: 4, assignmentNo: 1, sinceMs: dueMs }),
    );
    expect(decided.value.order.dueAtMs).toBe(dueMs + 15 * MINUTE_MS);
    expect(decided.value.days).toEqual([freed]);
    expect(decided.value.postings).toEqual([]);
    expect(decided.value.detail).toEqual({ assignmentNo: 1, helperId: LI, reason: 'helper_absent' });
  });
});

describe('cancel', () => {
  test('by the elder: minutes and the helper’s day are given back', () => {
    const decided = decideCancel(
      { ...factsOf(accepted, elder), helperDay: busyDay },
      { reason: 'illness' },
      NOON,
    );
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order.state).toBe('cancelled');
    expect('helperId' in decided.value.order).toBe(false);
    expect(decided.value.days).toEqual([freed]);
    expect(decided.value.postings).toEqual([
      { account: `person:${WANG}`, availableDelta: 60, heldDelta: -60 },
    ]);
  });

  test('a helper’s day that was not loaded is a bug, not a day that stays full', () => {
    expect(() => decideCancel(factsOf(accepted, elder), { reason: 'illness' }, NOON)).toThrow();
  });

  test('once the visit has begun → state_forbids', () => {
    const facts = { ...factsOf(orderIn('serving'), elder), helperDay: busyDay };
    expect(outcomeOf(decideCancel(facts, { reason: 'illness' }, NOON))).toBe('state_forbids');
  });
});

test('reschedule of an accepted order waits for offers → state_forbids', () => {
  const command = { seenStartMs: NOON, startMs: NOON + DAY_MS };
  expect(outcomeOf(decideReschedule(factsOf(accepted, elder), command, NOON - HOUR_MS))).toBe(
    'state_forbids',
  );
  expect(accepted.id).toBe(ORDER);
});
