import { decideClockCheckOut } from '../../../../shared/domain/order/decide-by-clock';
import type { CheckFacts, CheckProof } from '../../../../shared/domain/order/decide-check-in';
import { decideCheckOut } from '../../../../shared/domain/order/decide-check-out';
import type { Acting } from '../../../../shared/domain/order/facts';
import type { Order } from '../../../../shared/domain/order/order';
import { HOUR_MS, MINUTE_MS, type Ms } from '../../../../shared/domain/units';
import {
  binding,
  by,
  CODE_IN,
  CODE_OUT,
  deadlineFacts,
  elder,
  factsOf,
  helper,
  NOON,
  OVERRIDE_OUT,
  orderIn,
  outcomeOf,
  PLANNED_END,
  STAFF,
  STATION,
  station,
  ZHANG,
} from './samples';

const serving = orderIn('serving');
const code: CheckProof = { kind: 'elderCode', deviceAtMs: NOON };
const vouch: CheckProof = { kind: 'stationOverride', calledWhom: 'contact', reason: 'device_failed' };
const END = PLANNED_END + 2 * HOUR_MS;
type Given = {
  acting?: Acting;
  proof?: CheckProof;
  atMs?: Ms;
  order?: Order;
  assignmentNo?: number;
  code?: CheckFacts['code'];
};
const checkOut = ({
  acting = helper,
  proof = code,
  atMs = PLANNED_END,
  order = serving,
  assignmentNo = 1,
  code: check = { ok: true, triesLeft: 5 },
}: Given) =>
  decideCheckOut({ ...factsOf(order, acting), ...(check && { code: check }) }, { assignmentNo, proof }, atMs);
const isSon = by(STAFF, ['station'], { orgId: STATION, bindings: [{ ...binding, relativeId: STAFF }] });

describe('check-out', () => {
  test.each<[situation: string, expected: string, given: Given]>([
    ['the helper, with the elder’s code', 'served', {}],
    ['a moment after check-in', 'served', { atMs: NOON }],
    ['a millisecond before planned end + 120', 'served', { atMs: END - 1 }],
    ['at planned end + 120', 'deadline_passed', { atMs: END }],
    ['a wrong code', 'code_wrong', { code: { ok: false, triesLeft: 2 } }],
    ['a wrong code, too late', 'deadline_passed', { code: { ok: false, triesLeft: 2 }, atMs: END }],
    ['a locked code', 'code_locked', { code: { ok: true, triesLeft: 0 } }],
    ['another volunteer', 'not_allowed', { acting: by(ZHANG, ['volunteer']) }],
    ['the elder', 'not_allowed', { acting: elder }],
    ['the helper vouching for himself', 'not_allowed', { proof: vouch }],
    ['the station types the code', 'not_allowed', { acting: station }],
    ['the station, after a call', 'served', { acting: station, proof: vouch }],
    ['the station, at planned end + 120', 'deadline_passed', { acting: station, proof: vouch, atMs: END }],
    ['the station: her own son on duty', 'maker_is_checker', { acting: isSon, proof: vouch }],
    ['a turn that has passed', 'assignment_over', { assignmentNo: 0 }],
    ['twice', 'state_forbids', { order: orderIn('served') }],
  ])('%s → %s', (_case, expected, given) => {
    expect(outcomeOf(checkOut(given))).toBe(expected);
  });

  test('the figures are fixed: 62 minutes given, 60 credited of 60 held', () => {
    const atMs = NOON + 62 * MINUTE_MS;
    const decided = checkOut({ atMs });
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order).toEqual(orderIn('served', { version: serving.version + 1, sinceMs: atMs }));
    expect(decided.value.order.proofs).toEqual([CODE_IN, CODE_OUT]);
    expect(decided.value.postings).toEqual([]);
    expect(decided.value.detail).toEqual({
      assignmentNo: 1,
      proof: CODE_OUT,
      deviceAtMs: NOON,
      recordMinutes: 62,
      creditMinutes: 60,
    });
  });

  test('the station’s word is a second source beside the elder’s code', () => {
    const decided = checkOut({ acting: station, proof: vouch });
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order.proofs).toEqual([CODE_IN, OVERRIDE_OUT]);
    expect(decided.value.order.dueAtMs).toBe(PLANNED_END + 72 * HOUR_MS);
  });
});

describe('check-out by the clock', () => {
  test.each([
    ['at planned end + 120', 'served', serving, END],
    ['a millisecond earlier', 'too_early', serving, END - 1],
    ['once he has checked out', 'state_forbids', orderIn('served'), END],
  ] as const)('%s → %s', (_case, expected, order, atMs) => {
    expect(outcomeOf(decideClockCheckOut({ ...deadlineFacts(), order }, atMs))).toBe(expected);
  });

  test('however late it comes, the visit ends at its planned end, flagged, without a proof', () => {
    const order = orderIn('serving', { checkInMs: NOON + 20 * MINUTE_MS });
    const decided = decideClockCheckOut({ ...deadlineFacts(), order }, END + 99 * HOUR_MS);
    if (!decided.ok) throw new Error(decided.refusal.code);
    const served = decided.value.order;
    expect([served.checkOutMs, served.sinceMs]).toEqual([PLANNED_END, END]);
    expect([served.recordMinutes, served.creditMinutes]).toEqual([40, 45]);
    expect([served.checkedOutByClock, served.proofs]).toEqual([true, [CODE_IN]]);
  });
});
