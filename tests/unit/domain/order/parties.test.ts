import { mayJudge, partiesOf, payersOf } from '../../../../shared/domain/order/parties';
import { binding, CLERK, DAUGHTER, LI, orderIn, STAFF, WANG } from './samples';

const paidByDaughter = orderIn('confirmed', {
  funding: [
    { account: `entitlement:${WANG}:202603`, kind: 'entitlement', heldMinutes: 40 },
    { account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 20 },
  ],
});

test('payers are those whose own hours stand behind the order', () => {
  expect(payersOf(paidByDaughter.funding)).toEqual([DAUGHTER]);
  expect(payersOf(orderIn('open').funding)).toEqual([WANG]);
});

test('an order without a helper has none', () => {
  expect(partiesOf(orderIn('open'))).toEqual({ elderId: WANG, payerIds: [WANG] });
  expect(partiesOf(paidByDaughter)).toEqual({ elderId: WANG, payerIds: [DAUGHTER], helperId: LI });
});

const tie = (elderId: `per_${string}`, relativeId: `per_${string}`) => [{ ...binding, elderId, relativeId }];
test.each([
  ['somebody else', CLERK, [], true],
  ['the elder', WANG, [], false],
  ['the payer', DAUGHTER, [], false],
  ['the helper', LI, [], false],
  ['a relative of the elder', STAFF, tie(WANG, STAFF), false],
  ['a relative of the payer', STAFF, tie(DAUGHTER, STAFF), false],
  ['an elder whose relative is the helper', STAFF, tie(STAFF, LI), false],
  [
    'a relative whose binding has run out',
    STAFF,
    tie(WANG, STAFF).map((one) => ({ ...one, untilMs: 0 })),
    false,
  ],
  ['a relative of somebody else', STAFF, tie('per_other', STAFF), true],
] as const)('%s may judge the order: %s %s → %s', (_who, principal, bindings, expected) => {
  expect(mayJudge(paidByDaughter, principal, bindings)).toBe(expected);
});
