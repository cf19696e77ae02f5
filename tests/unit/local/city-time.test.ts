import fc from 'fast-check';
import { cityTimeZh, untilMorningMs } from '../../../local/city-time';

const HOUR = 3_600_000;
const shanghai = (text: string) => Date.parse(`${text}+08:00`);

test.each([
  ['2026-11-24T09:05:00', '11月24日 周二 09:05'],
  ['2026-11-29T23:59:59', '11月29日 周日 23:59'],
  ['2027-01-01T00:00:00', '1月1日 周五 00:00'],
])('%s → %s', (at, words) => {
  expect(cityTimeZh(shanghai(at))).toBe(words);
});

test.each([
  ['in the morning', '2026-11-24T08:30:00', '2026-11-24T08:30:00'],
  ['at the last minute for a visit of today', '2026-11-24T14:59:59', '2026-11-24T14:59:59'],
  ['in the afternoon', '2026-11-24T15:00:00', '2026-11-25T08:30:00'],
  ['at night', '2026-11-24T23:10:00', '2026-11-25T08:30:00'],
  ['after midnight', '2026-11-25T00:10:00', '2026-11-25T08:30:00'],
  ['a minute too early', '2026-11-25T08:29:00', '2026-11-25T08:30:00'],
])('a city made %s, %s → wakes at %s', (_situation, at, wakes) => {
  expect(shanghai(at) + untilMorningMs(shanghai(at))).toBe(shanghai(wakes));
});

test('whenever it is made, a city wakes within a day, never in the past, between 08:30 and 15:00', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: shanghai('2024-01-01T00:00:00'), max: shanghai('2034-01-01T00:00:00') }),
      (atMs) => {
        const aheadMs = untilMorningMs(atMs);
        const hours = ((atMs + aheadMs + 8 * HOUR) % (24 * HOUR)) / HOUR;
        expect(aheadMs >= 0 && aheadMs < 24 * HOUR && hours >= 8.5 && hours < 15).toBe(true);
      },
    ),
  );
});
