import fc from 'fast-check';
import {
  creditOf,
  hasTwoSources,
  isVouchedFor,
  servedMinutes,
  sufficesToSettle,
} from '../../../../shared/domain/order/evidence';
import type { Proof } from '../../../../shared/domain/order/order';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import { CODE_IN, CODE_OUT, OVERRIDE_IN, OVERRIDE_OUT, OWN_CONFIRM } from './samples';

const TAP: Proof = { step: 'in', kind: 'bareTap', source: 'volunteer' };
const CALL: Proof = { step: 'confirm', kind: 'callBack', source: 'staff', byId: 'per_other' };
const FAMILY: Proof = { step: 'confirm', kind: 'familyConfirm', source: 'family' };

test.each<[string, readonly Proof[], boolean, boolean, boolean]>([
  // proofs, two sources, suffices to settle, vouched for
  ['nothing', [], false, false, false],
  ['the volunteer’s taps alone', [TAP, TAP], false, false, false],
  ['the elder’s codes in and out: one source', [CODE_IN, CODE_OUT], false, false, true],
  [
    'the elder’s codes and own confirm: one source, but her own word',
    [CODE_IN, CODE_OUT, OWN_CONFIRM],
    false,
    true,
    true,
  ],
  ['her own confirm alone, no proof of the visit', [OWN_CONFIRM], false, false, true],
  ['a tap and her code', [TAP, CODE_OUT], true, true, true],
  ['a tap and the station', [TAP, OVERRIDE_OUT], true, true, true],
  ['the station in and out', [OVERRIDE_IN, OVERRIDE_OUT], false, false, true],
  [
    'the station in and out, and another’s call: still the staff',
    [OVERRIDE_IN, OVERRIDE_OUT, CALL],
    false,
    false,
    true,
  ],
  ['her code and the station', [CODE_IN, OVERRIDE_OUT], true, true, true],
  ['the station and the family', [OVERRIDE_IN, FAMILY], true, true, true],
])('%s', (_case, proofs, two, settles, vouched) => {
  expect([hasTwoSources(proofs), sufficesToSettle(proofs), isVouchedFor(proofs)]).toEqual([
    two,
    settles,
    vouched,
  ]);
});

test.each([
  ['22 min 45 s', 22 * 60_000 + 45_000, 22],
  ['a millisecond short of an hour', 3_599_999, 59],
  ['nothing', 0, 0],
  ['an end before its begin', -60_001, 0],
])('%s from check-in to check-out are whole minutes', (_case, ms, minutes) => {
  expect(servedMinutes(1_000_000_000, 1_000_000_000 + ms)).toBe(minutes);
});

test.each([
  [0, 60, 0],
  [6, 60, 0],
  [14, 60, 0],
  [15, 60, 15],
  [22, 60, 15],
  [23, 60, 30],
  [38, 60, 45],
  [60, 60, 60],
  [62, 60, 60],
  [200, 60, 60],
])('%s minutes served, %s held → %s credited', (record, held, credit) => {
  expect(creditOf(record, held, defaultRulebook)).toBe(credit);
});

test('any service: the credit is a multiple of 15 within 7 minutes of the record, unless below 15 or above the hold', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.integer({ min: 2, max: 16 }), (record, quarters) => {
      const credit = creditOf(record, quarters * 15, defaultRulebook);
      expect(credit % 15).toBe(0);
      expect(credit).toBeLessThanOrEqual(quarters * 15);
      if (record < 15) expect(credit).toBe(0);
      else if (record <= quarters * 15) expect(Math.abs(credit - record)).toBeLessThanOrEqual(7);
      else expect(credit).toBe(quarters * 15);
    }),
  );
});
