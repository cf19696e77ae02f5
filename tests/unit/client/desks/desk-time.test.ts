import fc from 'fast-check';
import { clockDigits, dateDigits, instantOfFields } from '../../../../client/src/desks/desk-time';

const MINUTE = 60_000;
/** From 1970 to 2099. */
const minutes = fc.integer({ min: 0, max: 68_000_000 }).map((count) => count * MINUTE);

test('what the fields show is what they mean, at any minute', () => {
  fc.assert(
    fc.property(minutes, (atMs) => {
      expect(instantOfFields(dateDigits(atMs), clockDigits(atMs))).toBe(atMs);
    }),
  );
});

test('the fields speak the city’s time, wherever the desk’s computer believes to be', () => {
  expect(instantOfFields('2026-11-27', '16:30')).toBe(Date.UTC(2026, 10, 27, 8, 30));
});

test('a field that is empty is no instant', () => {
  expect(instantOfFields('', '16:30')).toBeUndefined();
  expect(instantOfFields('2026-11-27', '')).toBeUndefined();
});

test.each([
  ['1630', '16:30'],
  ['16：30', '16:30'],
  [' 930', '09:30'],
  ['9:05 ', '09:05'],
])('%s typed in haste is %s', (typed, meant) => {
  expect(instantOfFields('2026-11-27', typed)).toBe(instantOfFields('2026-11-27', meant));
});

test.each(['24:00', '9', '16:3', '12:60', 'noon', '116:30'])('%s is no time', (typed) => {
  expect(instantOfFields('2026-11-27', typed)).toBeUndefined();
});
