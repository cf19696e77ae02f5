import fc from 'fast-check';
import {
  ageYears,
  dayIndexOf,
  dayOf,
  instantAt,
  monthOf,
  weekdayOf,
} from '../../../../shared/domain/calendar/shanghai-day';
import { DAY_MS, MINUTE_MS } from '../../../../shared/domain/units';

// The platform's time zones are the model: the domain may not use them.
const wall = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  weekday: 'short',
});
const partsAt = (atMs: number) => {
  const parts = wall.formatToParts(atMs);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return { day: Number(part('year') + part('month') + part('day')), weekday: part('weekday') };
};
// From 1992 on: before, Shanghai had summers of its own time.
const instant = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2120, 0, 1) });

test('any instant since 1992: day, month and weekday are those on a wall in Shanghai', () => {
  fc.assert(
    fc.property(instant, (atMs) => {
      const model = partsAt(atMs);
      expect(dayOf(atMs)).toBe(model.day);
      expect(monthOf(atMs)).toBe(Math.floor(model.day / 100));
      expect(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekdayOf(dayIndexOf(atMs))]).toBe(
        model.weekday,
      );
    }),
  );
});

test('any instant lies between the midnights of its day', () => {
  fc.assert(
    fc.property(instant, (atMs) => {
      const day = dayIndexOf(atMs);
      expect(instantAt(day, 0)).toBeLessThanOrEqual(atMs);
      expect(instantAt(day, 1_440)).toBeGreaterThan(atMs);
      expect(instantAt(day, 1_440) - instantAt(day, 0)).toBe(DAY_MS);
    }),
  );
});

test.each([
  ['the last millisecond before midnight', Date.UTC(2026, 2, 10, 15, 59, 59, 999), 20_260_310],
  ['midnight', Date.UTC(2026, 2, 10, 16), 20_260_311],
  ['the leap day', Date.UTC(2028, 1, 28, 16), 20_280_229],
])('%s → %s', (_when, atMs, day) => {
  expect(dayOf(atMs)).toBe(day);
});

test('a minute of a day is so many minutes after its midnight', () => {
  expect(instantAt(20_522, 450)).toBe(Date.UTC(2026, 2, 9, 16) + 450 * MINUTE_MS);
});

test.each([
  [196_603, 202_602, 59],
  [196_603, 202_603, 60],
  [195_512, 202_611, 70],
  [195_512, 202_612, 71],
])('born in %s, in %s → %s years', (birthMonth, month, years) => {
  expect(ageYears(birthMonth, month)).toBe(years);
});
