import { instantAt } from '../../../../shared/domain/calendar/shanghai-day';
import { heldAtLatestMs } from '../../../../shared/domain/order/held-at-latest';
import type { Order } from '../../../../shared/domain/order/order';
import { endedStates } from '../../../../shared/domain/order/states';
import { HOUR_MS, type Ms } from '../../../../shared/domain/units';
import { CODE_IN, CODE_OUT, deadlineFacts, NOON, OWN_CONFIRM, orderIn, TUESDAY, WANG } from './samples';

const closed = NOON + 48 * HOUR_MS;
/** The end of desk hours on working day 10 after a check-out on Tuesday 10 March. */
const tenthDay = instantAt(TUESDAY + 14, 17 * 60 + 30);
const checkOutMs = NOON + HOUR_MS;
const entitled = {
  funding: [{ account: `entitlement:${WANG}:202603`, kind: 'entitlement', heldMinutes: 60 }],
} as const;

test.each<[situation: string, order: Order, atMs: Ms | undefined]>([
  ['nobody has looked at it', orderIn('submitted'), closed],
  ['in the hall', orderIn('open'), closed],
  ['somebody will come', orderIn('accepted'), closed],
  ['owed by the city', orderIn('open', entitled), undefined],
  ['under way', orderIn('serving'), undefined],
  ['waiting for her word', orderIn('served', { checkOutMs, proofs: [CODE_IN, CODE_OUT] }), undefined],
  [
    'confirmed by herself, proved',
    orderIn('confirmed', { checkOutMs, proofs: [CODE_IN, OWN_CONFIRM] }),
    tenthDay,
  ],
  ['confirmed, nothing proved', orderIn('confirmed', { checkOutMs, proofs: [] }), undefined],
  ['in dispute', orderIn('disputed'), undefined],
  ...endedStates.map((state) => [state, orderIn(state), undefined] as [string, Order, undefined]),
])('%s → held until %s at the latest', (_situation, order, atMs) => {
  expect(heldAtLatestMs(order, deadlineFacts())).toBe(atMs);
});
