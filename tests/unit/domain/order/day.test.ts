import fc from 'fast-check';
import { claim, type Day, giveBack } from '../../../../shared/domain/order/day';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import { MINUTE_MS } from '../../../../shared/domain/units';
import { dayOfVisits, NOON, ORDER } from './samples';

const QUARTER_MS = 15 * MINUTE_MS;
const visitAt = (from: number, quarters: number) => ({
  id: ORDER,
  startMs: NOON + from * QUARTER_MS,
  plannedMinutes: quarters * 15,
});
const held = (from: number, quarters: number, no: number): Day['visits'][number] => ({
  orderId: `ord_held${no}`,
  fromMs: NOON + from * QUARTER_MS,
  plannedMinutes: quarters * 15,
});
const outcome = (day: Day, from: number, quarters: number): string => {
  const claimed = claim(day, visitAt(from, quarters), defaultRulebook);
  return claimed.ok ? 'claimed' : claimed.refusal.code;
};

test.each<[string, string, Day, number, number]>([
  ['an empty day', 'claimed', dayOfVisits(), 0, 4],
  ['begins when another ends', 'claimed', dayOfVisits([held(0, 4, 1)]), 4, 4],
  ['ends when another begins', 'claimed', dayOfVisits([held(4, 4, 1)]), 0, 4],
  ['begins a quarter before another ends', 'day_overlaps', dayOfVisits([held(0, 4, 1)]), 3, 4],
  ['lies within another', 'day_overlaps', dayOfVisits([held(0, 8, 1)]), 2, 2],
  ['lies around another', 'day_overlaps', dayOfVisits([held(2, 2, 1)]), 0, 8],
  ['fills the day to its cap', 'claimed', dayOfVisits([held(0, 16, 1)]), 16, 16],
  ['passes the cap by a quarter', 'day_full', dayOfVisits([held(0, 16, 1)]), 16, 17],
  ['overlaps on a full day: the overlap is said first', 'day_overlaps', dayOfVisits([held(0, 32, 1)]), 31, 2],
])('a visit that %s → %s', (_case, expected, day, from, quarters) => {
  expect(outcome(day, from, quarters)).toBe(expected);
});

test('any day: claimed exactly when the time is free and the day stays within 480 minutes (invariant 16)', () => {
  const visit = fc.record({ from: fc.nat(40), quarters: fc.integer({ min: 2, max: 16 }) });
  // The model counts quarters: it shares no arithmetic with the domain.
  const quartersOf = ({ from, quarters }: { from: number; quarters: number }): readonly number[] =>
    Array.from({ length: quarters }, (_, i) => from + i);
  fc.assert(
    fc.property(fc.array(visit, { maxLength: 4 }), visit, (taken, wish) => {
      const day = dayOfVisits(taken.map(({ from, quarters }, no) => held(from, quarters, no)));
      const busy = taken.flatMap(quartersOf);
      const isFree = !quartersOf(wish).some((quarter) => busy.includes(quarter));
      const expected = !isFree ? 'day_overlaps' : busy.length + wish.quarters > 32 ? 'day_full' : 'claimed';
      expect(outcome(day, wish.from, wish.quarters)).toBe(expected);
    }),
  );
});

test('a claim gives the next version and can be given back, the others stay', () => {
  const day = dayOfVisits([held(8, 4, 1)]);
  const claimed = claim(day, visitAt(0, 4), defaultRulebook);
  if (!claimed.ok) throw new Error(claimed.refusal.code);
  expect(claimed.value.version).toBe(day.version + 1);
  expect(claimed.value.visits).toContainEqual({ orderId: ORDER, fromMs: NOON, plannedMinutes: 60 });
  expect(giveBack(claimed.value, ORDER)).toEqual({ ...day, version: day.version + 2 });
});

test('to give back what the day does not hold is a bug', () => {
  expect(() => giveBack(dayOfVisits(), ORDER)).toThrow();
});
