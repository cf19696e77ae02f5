import { nextDue } from '../../../../shared/domain/order/deadlines';
import { decideClockConfirm, decideEscalate } from '../../../../shared/domain/order/decide-by-clock';
import { decideConfirm } from '../../../../shared/domain/order/decide-confirm';
import { decideDeny } from '../../../../shared/domain/order/decide-deny';
import type { Acting } from '../../../../shared/domain/order/facts';
import type { Order, Proof } from '../../../../shared/domain/order/order';
import type { Person } from '../../../../shared/domain/person/person';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/units';
import {
  BINDING,
  binding,
  by,
  CALL,
  CODE_IN,
  CODE_OUT,
  DAUGHTER,
  deadlineFacts,
  elder,
  factsOf,
  family,
  helper,
  LI,
  NOON,
  OVERRIDE_IN,
  OVERRIDE_OUT,
  orderIn,
  outcomeOf,
  personNamed,
  STAFF,
  STATION,
  station,
  WANG,
} from './samples';

const served = orderIn('served');
const vouched = orderIn('served', { proofs: [OVERRIDE_IN, CODE_OUT] });
const paidByDaughter = orderIn('served', {
  funding: [{ account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 60 }],
});
const colleague = by('per_colleague', ['station'], { orgId: STATION, consentId: CALL });
const isSon = by(STAFF, ['station'], {
  orgId: STATION,
  consentId: CALL,
  bindings: [{ ...binding, relativeId: STAFF }],
});
const dependent = personNamed(WANG, { hasGuardian: true });
const AT = NOON + 2 * HOUR_MS;

describe('confirm', () => {
  const confirm = (acting: Acting, order: Order, who: Person) =>
    decideConfirm({ ...factsOf(order, acting), elder: who }, AT);

  test.each<[string, string, Acting, Order?, typeof dependent?]>([
    ['the elder', 'confirmed', elder],
    ['the family', 'confirmed', family],
    ['a payer', 'confirmed', family, paidByDaughter],
    ['the station, after a recorded call', 'confirmed', station],
    ['the helper', 'not_allowed', helper],
    ['the family without a binding', 'consent_missing', { ...family, consentId: CALL }],
    ['the station without a recorded call', 'consent_missing', by(STAFF, ['station'])],
    ['the station under somebody’s binding', 'consent_missing', { ...station, consentId: BINDING }],
    ['staff who vouched for the visit', 'maker_is_checker', station, vouched],
    ['a colleague of theirs', 'confirmed', colleague, vouched],
    ['her own son on duty', 'maker_is_checker', isSon],
    [
      'the helper, as one of the family',
      'maker_is_checker',
      by(LI, ['family'], { bindings: [{ ...binding, relativeId: LI }], consentId: BINDING }),
    ],
    // An elder who depends on a payer is never confirmed by that payer alone.
    ['the payer of an elder with a guardian', 'maker_is_checker', family, paidByDaughter, dependent],
    ['a relative who does not pay, for an elder with a guardian', 'confirmed', family, served, dependent],
    ['the elder with a guardian herself', 'confirmed', elder, paidByDaughter, dependent],
    ['the station, for an elder with a guardian', 'confirmed', station, paidByDaughter, dependent],
    ['consent comes before maker ≠ checker', 'consent_missing', by(STAFF, ['station']), vouched],
    ['too soon', 'state_forbids', elder, orderIn('serving')],
  ])('%s → %s', (_case, expected, acting, order = served, who = personNamed(WANG)) => {
    expect(outcomeOf(confirm(acting, order, who))).toBe(expected);
  });

  test.each<[string, Acting, Proof]>([
    ['the elder', elder, { step: 'confirm', kind: 'ownConfirm', source: 'elder' }],
    ['the family', family, { step: 'confirm', kind: 'familyConfirm', source: 'family' }],
    ['the station', station, { step: 'confirm', kind: 'callBack', source: 'staff', byId: STAFF }],
  ])('%s adds a proof of their own and moves nothing', (_who, acting, proof) => {
    const decided = confirm(acting, served, personNamed(WANG));
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order).toEqual(
      orderIn('confirmed', { version: 4, proofs: [CODE_IN, CODE_OUT, proof], sinceMs: AT }),
    );
    expect(decided.value.order.recordMinutes).toBe(62);
    expect(decided.value.postings).toEqual([]);
    expect(decided.value.detail).toEqual({ proof });
  });
});

describe('deny', () => {
  test.each<[string, string, Acting, Order?]>([
    ['the elder', 'disputed', elder],
    ['the family', 'disputed', family],
    ['the station, for her, after a recorded call', 'disputed', station],
    ['the helper', 'not_allowed', helper],
    ['the family without a binding', 'consent_missing', { ...family, consentId: CALL }],
    ['the station without a recorded call', 'consent_missing', by(STAFF, ['station'])],
    ['staff who vouched for the visit', 'maker_is_checker', station, vouched],
    ['too late', 'state_forbids', elder, orderIn('confirmed')],
  ])('%s → %s', (_case, expected, acting, order = served) => {
    expect(outcomeOf(decideDeny(factsOf(order, acting), { reason: 'not_done' }, AT))).toBe(expected);
  });

  test.each([
    ['the elder’s', elder, WANG],
    ['the daughter’s', family, DAUGHTER],
    ['hers, when the station speaks for her', station, WANG],
  ])('the denial is %s', (_whose, acting, deniedById) => {
    const decided = decideDeny(factsOf(served, acting), { reason: 'not_done' }, AT);
    expect(decided.ok && decided.value.order).toEqual(
      orderIn('disputed', { version: 4, deniedById, sinceMs: AT }),
    );
  });
});

describe('the clock', () => {
  const two = orderIn('served', { proofs: [CODE_IN, OVERRIDE_OUT] });
  const endOf = (order: Order): number => {
    const due = nextDue({ ...order, rung: 9 }, deadlineFacts());
    if (due === undefined) throw new Error('no end');
    return due.atMs;
  };
  test.each([
    [
      'confirms 72 h after check-out, with two sources',
      'confirmed',
      decideClockConfirm,
      two,
      two.checkOutMs + 72 * HOUR_MS,
    ],
    ['not a millisecond earlier', 'too_early', decideClockConfirm, two, two.checkOutMs + 72 * HOUR_MS - 1],
    ['never with one source', 'not_allowed', decideClockConfirm, served, NOON + 99 * DAY_MS],
    ['never out of a dispute', 'not_allowed', decideClockConfirm, orderIn('disputed'), NOON + 99 * DAY_MS],
    ['disputes on working day 8', 'disputed', decideEscalate, served, endOf(served)],
    ['not a millisecond earlier', 'too_early', decideEscalate, served, endOf(served) - 1],
    ['never with two sources', 'not_allowed', decideEscalate, two, NOON + 99 * DAY_MS],
    ['not once it is confirmed', 'state_forbids', decideEscalate, orderIn('confirmed'), NOON + 99 * DAY_MS],
  ] as const)('%s → %s', (_case, expected, decide, order, atMs) => {
    expect(outcomeOf(decide({ ...deadlineFacts(), order }, atMs))).toBe(expected);
  });

  test('what the clock confirms or disputes is nobody’s word: no proof, no denial, its own instant', () => {
    const facts = deadlineFacts();
    const confirmed = decideClockConfirm({ ...facts, order: two }, NOON + 99 * DAY_MS);
    const disputed = decideEscalate({ ...facts, order: served }, NOON + 99 * DAY_MS);
    if (!confirmed.ok || !disputed.ok) throw new Error('refused');
    expect(confirmed.value.order.proofs).toEqual(two.proofs);
    expect(confirmed.value.order.sinceMs).toBe(two.checkOutMs + 72 * HOUR_MS);
    expect('deniedById' in disputed.value.order).toBe(false);
    expect(disputed.value.order.sinceMs).toBe(endOf(served));
  });
});
