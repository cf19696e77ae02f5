import fc from 'fast-check';
import { median, quantile, rounded, spread, tally } from '../../../bench/statistics';

test.each([
  [[3], 3],
  [[1, 9], 5],
  [[9, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %j → %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('no values → there is no middle of nothing', () => {
  expect(() => median([])).toThrow();
});

test('a quantile lies straight between its neighbours', () => {
  expect(quantile([10, 20], 0.25)).toBe(12.5);
  expect([0, 1].map((share) => quantile([7, 5, 6], share))).toEqual([5, 7]);
});

test('as many values lie below the median as above it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      const [below, above] = [values.filter((each) => each < middle), values.filter((each) => each > middle)];
      expect(Math.max(below.length, above.length)).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});

test('a tally counts each value, the most frequent first', () => {
  expect([...tally(['won', 'taken', 'taken'])]).toEqual([
    ['taken', 2],
    ['won', 1],
  ]);
});

test('the spread of equal values is nothing; of others the widest distance', () => {
  expect(spread([44, 44, 44])).toBe(0);
  expect(spread([3, 12, 5])).toBe(9);
});

test('rounded to two digits, or as many as are asked for', () => {
  expect([rounded(1.2345), rounded(1.2345, 3), rounded(2)]).toEqual([1.23, 1.234, 2]);
});
