import { instantAt } from '../../../../shared/domain/calendar/shanghai-day';
import type { Mandate, MandateMonth } from '../../../../shared/domain/mandate/mandate';
import type { MonthFacts } from '../../../../shared/domain/mandate/mandate-month';
import { decideClockClose, decideClockSettle } from '../../../../shared/domain/order/decide-by-clock';
import { decideCancel } from '../../../../shared/domain/order/decide-cancel';
import { decideClose } from '../../../../shared/domain/order/decide-close';
import { decideReschedule } from '../../../../shared/domain/order/decide-reschedule';
import { decideResolve } from '../../../../shared/domain/order/decide-resolve';
import { decideSettle } from '../../../../shared/domain/order/decide-settle';
import type { Order } from '../../../../shared/domain/order/order';
import type { OrderChange } from '../../../../shared/domain/order/order-change';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/units';
import {
  community,
  DAUGHTER,
  elder,
  factsOf,
  lead,
  NOON,
  orderIn,
  outcomeOf,
  station,
  TUESDAY,
  WANG,
} from '../order/samples';

/** 20 of her own, then 40 of her daughter's under a mandate; in March 100 of it are used. */
const funding = [
  { account: `person:${WANG}`, kind: 'own', heldMinutes: 20 },
  { account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 40, mandated: true },
] as const satisfies Order['funding'];
const march: MandateMonth = {
  kind: 'mandateMonth',
  version: 5,
  payerId: DAUGHTER,
  elderId: WANG,
  month: 202_603,
  usedMinutes: 100,
};
const april: MandateMonth = { ...march, version: 2, month: 202_604, usedMinutes: 80 };
const mandate: Mandate = {
  kind: 'mandate',
  version: 1,
  payerId: DAUGHTER,
  elderId: WANG,
  capPerMonthMinutes: 120,
  untilMs: NOON + 100 * DAY_MS,
};
const months: MonthFacts = { mandates: [mandate], months: [march, april] };
type Decided = Parameters<typeof outcomeOf>[0] & { readonly value?: OrderChange };
const docsOf = (decided: Decided) => {
  if (decided.value === undefined) throw new Error(outcomeOf(decided));
  return decided.value.docs ?? [];
};
const back = (minutes: number) => [{ ...march, version: 6, usedMinutes: 100 - minutes }];

test.each<[what: string, decided: () => Decided, givenBack: number]>([
  [
    'cancelled',
    () =>
      decideCancel(
        { ...factsOf(orderIn('open', { funding }), elder), ...months },
        { reason: 'other' },
        NOON - HOUR_MS,
      ),
    40,
  ],
  [
    'closed',
    () =>
      decideClose(
        { ...factsOf(orderIn('submitted', { funding }), station), ...months },
        { reason: 'other' },
        NOON,
      ),
    40,
  ],
  [
    'closed by the clock',
    () =>
      decideClockClose(
        { ...factsOf(orderIn('submitted', { funding }), elder), ...months },
        NOON + 49 * HOUR_MS,
      ),
    40,
  ],
  [
    'settled with 45',
    () =>
      decideSettle(
        { ...factsOf(orderIn('confirmed', { funding, creditMinutes: 45 }), community), ...months },
        NOON + DAY_MS,
      ),
    15,
  ],
  [
    'settled with 45 by the clock',
    () =>
      decideClockSettle(
        { ...factsOf(orderIn('confirmed', { funding, creditMinutes: 45 }), community), ...months },
        NOON + 30 * DAY_MS,
      ),
    15,
  ],
  [
    'settled with 15, all her own',
    () =>
      decideSettle(
        { ...factsOf(orderIn('confirmed', { funding, creditMinutes: 15 }), community), ...months },
        NOON + DAY_MS,
      ),
    40,
  ],
  [
    'resolved to 30',
    () =>
      decideResolve(
        { ...factsOf(orderIn('disputed', { funding }), lead), ...months },
        { creditMinutes: 30, reason: 'part_served' },
        NOON + DAY_MS,
      ),
    30,
  ],
  [
    'resolved to nothing',
    () =>
      decideResolve(
        { ...factsOf(orderIn('disputed', { funding }), lead), ...months },
        { creditMinutes: 0, reason: 'not_done' },
        NOON + DAY_MS,
      ),
    40,
  ],
])('%s: the month of the mandate gets back what was not used', (_what, decided, givenBack) => {
  expect(docsOf(decided())).toEqual(back(givenBack));
});

test('settled in full: the month is left as it is', () => {
  const facts = { ...factsOf(orderIn('confirmed', { funding }), community), ...months };
  expect(docsOf(decideSettle(facts, NOON + DAY_MS))).toEqual([]);
});

test('a month that was not read is a bug: nothing is released without it', () => {
  const facts = factsOf(orderIn('open', { funding }), elder);
  expect(() => decideCancel(facts, { reason: 'other' }, NOON - HOUR_MS)).toThrow('was not loaded');
});

const moveTo = (startMs: number, more: MonthFacts = {}, sources: Order['funding'] = funding) =>
  decideReschedule(
    { ...factsOf(orderIn('open', { funding: sources }), elder), ...months, ...more },
    { seenStartMs: NOON, startMs },
    NOON - HOUR_MS,
  );
const APRIL_MS = instantAt(TUESDAY + 22, 12 * 60);

test('a visit moves within its month: the mandate is not asked', () => {
  expect(docsOf(moveTo(NOON + DAY_MS, { mandates: [] }))).toEqual([]);
});

test('a visit moves into another month: the one gives back what the other takes', () => {
  expect(docsOf(moveTo(APRIL_MS))).toEqual([
    { ...march, version: 6, usedMinutes: 60 },
    { ...april, version: 3, usedMinutes: 120 },
  ]);
  expect(docsOf(moveTo(APRIL_MS, { months: [march] }))).toEqual([
    { ...march, version: 6, usedMinutes: 60 },
    { ...april, version: 1, usedMinutes: 40 },
  ]);
});

test.each<[situation: string, expected: string, facts: MonthFacts]>([
  ['one minute too much there', 'mandate_cap', { months: [march, { ...april, usedMinutes: 81 }] }],
  [
    'a mandate withdrawn meanwhile',
    'mandate_none',
    { mandates: [{ ...mandate, withdrawnMs: NOON - DAY_MS }] },
  ],
  ['a mandate that has run out', 'mandate_none', { mandates: [{ ...mandate, untilMs: NOON - HOUR_MS }] }],
  ['a mandate for another elder', 'mandate_none', { mandates: [{ ...mandate, elderId: 'per_other' }] }],
])('a visit moves into another month, with %s → %s', (_situation, expected, facts) => {
  expect(outcomeOf(moveTo(APRIL_MS, facts))).toBe(`rule_forbids: ${expected}`);
});

test('a visit whose daughter asked herself moves without a mandate', () => {
  const own = [{ account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 60 }] as const;
  expect(docsOf(moveTo(APRIL_MS, { mandates: [], months: [] }, own))).toEqual([]);
});
