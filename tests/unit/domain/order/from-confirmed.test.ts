import { nextDue } from '../../../../shared/domain/order/deadlines';
import { decideClockDispute, decideClockSettle } from '../../../../shared/domain/order/decide-by-clock';
import { decideDispute } from '../../../../shared/domain/order/decide-dispute';
import { decideSettle } from '../../../../shared/domain/order/decide-settle';
import type { Acting } from '../../../../shared/domain/order/facts';
import type { Order } from '../../../../shared/domain/order/order';
import { DAY_MS } from '../../../../shared/domain/units';
import {
  binding,
  by,
  CLERK,
  CODE_IN,
  CODE_OUT,
  community,
  DAUGHTER,
  deadlineFacts,
  elder,
  factsOf,
  family,
  helper,
  LI,
  NOON,
  OVERRIDE_OUT,
  orderIn,
  outcomeOf,
  station,
  WANG,
  ZHANG,
} from './samples';

const confirmed = orderIn('confirmed');
const AT = NOON + DAY_MS;

describe('settle', () => {
  const tied = (elderId: typeof WANG, relativeId: typeof WANG): Acting =>
    by(CLERK, ['community'], { bindings: [{ ...binding, elderId, relativeId }] });
  const byTaps = orderIn('confirmed', { proofs: [{ step: 'in', kind: 'bareTap', source: 'volunteer' }] });

  test.each<[string, string, Acting, Order?]>([
    ['by the community', 'settled', community],
    ['by the station', 'not_allowed', station],
    ['by the helper, on duty in the community', 'maker_is_checker', by(LI, ['community'])],
    ['by the elder, on duty', 'maker_is_checker', by(WANG, ['community'])],
    ['by a relative of the elder', 'maker_is_checker', tied(WANG, CLERK)],
    ['by one whose elder is the helper', 'maker_is_checker', tied(LI, CLERK)],
    ['by one whose relative is the helper', 'maker_is_checker', tied(CLERK, LI)],
    ['by a relative of somebody else', 'settled', tied(ZHANG, CLERK)],
    ['on the volunteer’s word alone', 'rule_forbids: evidence_needed', community, byTaps],
    ['by a relative, on the volunteer’s word alone', 'maker_is_checker', tied(WANG, CLERK), byTaps],
    ['before it is confirmed', 'state_forbids', community, orderIn('served')],
    ['twice', 'state_forbids', community, orderIn('settled')],
  ])('%s → %s', (_case, expected, acting, order = confirmed) => {
    expect(outcomeOf(decideSettle(factsOf(order, acting), AT))).toBe(expected);
  });

  test('the helper is credited what the elder loses, the rest comes back', () => {
    const order = orderIn('confirmed', { recordMinutes: 38, creditMinutes: 45 });
    const decided = decideSettle(factsOf(order, community), AT);
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order).toEqual(
      orderIn('settled', {
        version: 4,
        recordMinutes: 38,
        creditMinutes: 45,
        settledMinutes: 45,
        sinceMs: AT,
        proofs: order.proofs,
      }),
    );
    expect(decided.value.postings).toEqual([
      { account: `person:${WANG}`, availableDelta: 15, heldDelta: -60 },
      { account: `person:${LI}`, availableDelta: 45, heldDelta: 0 },
    ]);
    expect(decided.value.detail).toEqual({ helperId: LI, recordMinutes: 38, creditMinutes: 45 });
  });
});

describe('dispute', () => {
  const paidByDaughter = orderIn('confirmed', {
    funding: [{ account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 60 }],
  });
  test.each<[string, string, Acting, Order?]>([
    ['the elder', 'disputed', elder],
    ['the payer', 'disputed', by(DAUGHTER, ['family', 'payer']), paidByDaughter],
    ['a relative who does not pay', 'not_allowed', family],
    ['the helper', 'disputed', helper],
    ['another volunteer', 'not_allowed', by(ZHANG, ['volunteer'])],
    ['the station', 'disputed', { ...station, consentId: 'bnd_other' }],
    ['the community', 'not_allowed', community],
    ['once it is settled', 'state_forbids', elder, orderIn('settled')],
  ])('%s → %s', (_case, expected, acting, order = confirmed) => {
    expect(outcomeOf(decideDispute(factsOf(order, acting), { reason: 'wrong_time' }, AT))).toBe(expected);
  });

  test.each([
    ['the elder may take it back', elder, WANG],
    ['the helper may not', helper, undefined],
    ['the station may not, but it may call', station, undefined],
  ])('%s', (_case, acting, deniedById) => {
    const earlier = orderIn('confirmed', { deniedById: DAUGHTER });
    const decided = decideDispute(factsOf(earlier, acting), { reason: 'wrong_time' }, AT);
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order.deniedById).toBe(deniedById);
  });
});

describe('the clock on working day 10', () => {
  const weak = orderIn('confirmed', { proofs: [CODE_IN, CODE_OUT] });
  const two = orderIn('confirmed', { proofs: [CODE_IN, OVERRIDE_OUT] });
  const endMs = nextDue({ ...confirmed, rung: 9 }, deadlineFacts())?.atMs ?? Number.NaN;
  test.each([
    ['settles on the elder’s own confirm', 'settled', decideClockSettle, confirmed, endMs],
    ['settles on two sources', 'settled', decideClockSettle, two, endMs],
    ['not a millisecond earlier', 'too_early', decideClockSettle, confirmed, endMs - 1],
    ['does not settle on less', 'not_allowed', decideClockSettle, weak, endMs],
    ['disputes then', 'disputed', decideClockDispute, weak, endMs],
    ['not a millisecond earlier', 'too_early', decideClockDispute, weak, endMs - 1],
    ['does not dispute what it may settle', 'not_allowed', decideClockDispute, confirmed, endMs],
    ['not before it is confirmed', 'state_forbids', decideClockSettle, orderIn('served'), endMs],
    ['not before it is confirmed', 'state_forbids', decideClockDispute, orderIn('served'), endMs],
  ] as const)('%s → %s', (_case, expected, decide, order, atMs) => {
    expect(outcomeOf(decide({ ...deadlineFacts(), order }, atMs))).toBe(expected);
  });

  test('it settles as the community would, at the deadline’s instant', () => {
    const decided = decideClockSettle({ ...deadlineFacts(), order: confirmed }, endMs + DAY_MS);
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order.sinceMs).toBe(endMs);
    expect(decided.value.postings).toEqual([
      { account: `person:${WANG}`, availableDelta: 0, heldDelta: -60 },
      { account: `person:${LI}`, availableDelta: 60, heldDelta: 0 },
    ]);
  });
});
