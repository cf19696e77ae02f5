import fc from 'fast-check';
import { chineseHolidays } from '../../../../shared/domain/calendar/chinese-holidays';
import { dayNumber, dayOf, instantAt } from '../../../../shared/domain/calendar/shanghai-day';
import {
  addDeskMinutes,
  endOfWorkingDay,
  isWorkingDay,
  workingDayAfter,
} from '../../../../shared/domain/calendar/working-days';
import { MINUTE_MS } from '../../../../shared/domain/units';

const desk = { deskFromMinute: 510, deskToMinute: 1_050 };
const indexOf = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / 86_400_000;
const at = (year: number, month: number, day: number, hour: number, minute = 0): number =>
  instantAt(indexOf(year, month, day), hour * 60 + minute);

// 2026 and 2027 written down a second time, as a string of days: it shares no code with the calendar.
const restsOn = (dayIndex: number): boolean => {
  const date = new Date(dayIndex * 86_400_000);
  const day = date.toISOString().slice(0, 10);
  const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
  const works = '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10'.includes(day);
  const spans: readonly (readonly [string, string])[] = [
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
    ['2027-01-01', '2027-01-01'],
    ['2027-02-05', '2027-02-10'],
    ['2027-04-05', '2027-04-05'],
    ['2027-05-01', '2027-05-04'],
    ['2027-06-09', '2027-06-09'],
    ['2027-09-15', '2027-09-15'],
    ['2027-10-01', '2027-10-05'],
  ];
  return !works && (weekend || spans.some(([from, to]) => from <= day && day <= to));
};
const someDay = fc.integer({ min: indexOf(2026, 1, 1), max: indexOf(2027, 12, 31) });

test('any day of 2026 and 2027: people work unless weekend or holiday, and on make-up days', () => {
  for (let day = indexOf(2026, 1, 1); day <= indexOf(2027, 12, 31); day += 1)
    expect([dayNumber(day), isWorkingDay(day, chineseHolidays)]).toEqual([dayNumber(day), !restsOn(day)]);
});

test('the notice names no weekday as make-up day, and no weekend day that rests anyway; 2027 says that it is provisional', () => {
  const weekday = (day: number): number =>
    new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100)).getUTCDay();
  for (const { restDays, makeUpDays } of chineseHolidays) {
    expect(restDays.filter((day) => [0, 6].includes(weekday(day)))).toEqual([]);
    expect(makeUpDays.filter((day) => ![0, 6].includes(weekday(day)))).toEqual([]);
  }
  expect(chineseHolidays.map(({ year, provisional }) => [year, provisional])).toEqual([
    [2026, false],
    [2027, true],
  ]);
});

test('a year gives 13 statutory days beside its weekends, whether moved by a notice or made up for', () => {
  for (const { restDays, makeUpDays } of chineseHolidays)
    expect(restDays.length - makeUpDays.length).toBe(13);
});

test('a year without data counts weekends alone', () => {
  expect(isWorkingDay(indexOf(2031, 1, 1), chineseHolidays)).toBe(true);
  expect(isWorkingDay(indexOf(2031, 1, 4), chineseHolidays)).toBe(false);
});

test('any day, any count: the n-th working day has n working days behind it, itself counted', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 30 }), (day, days) => {
      const found = workingDayAfter(instantAt(day, 700), days, chineseHolidays);
      let passed = 0;
      for (let one = day + 1; one <= found; one += 1) if (!restsOn(one)) passed += 1;
      expect(passed).toBe(days);
      expect(restsOn(found)).toBe(false);
    }),
  );
});

test.each([
  ['Tuesday → next day', at(2026, 3, 10, 23, 59), 1, 20_260_311],
  ['Friday → Monday', at(2026, 3, 13, 9), 1, 20_260_316],
  ['before the Spring Festival: over nine days of rest', at(2026, 2, 14, 9), 1, 20_260_224],
  ['a make-up Saturday counts', at(2026, 2, 27, 9), 1, 20_260_228],
  ['working day 10 over the National Day', at(2026, 9, 29, 9), 10, 20_261_019],
])('%s', (_case, fromMs, days, day) => {
  const due = endOfWorkingDay(fromMs, days, chineseHolidays, desk);
  expect([dayOf(due), due - instantAt(workingDayAfter(fromMs, days, chineseHolidays), 0)]).toEqual([
    day,
    1_050 * MINUTE_MS,
  ]);
});

test.each([
  ['in the morning', at(2026, 3, 10, 9), 120, at(2026, 3, 10, 11)],
  ['before the desk opens', at(2026, 3, 10, 6), 120, at(2026, 3, 10, 10, 30)],
  ['until it shuts, exactly', at(2026, 3, 10, 15, 30), 120, at(2026, 3, 10, 17, 30)],
  ['over the night', at(2026, 3, 10, 16, 30), 120, at(2026, 3, 11, 9, 30)],
  ['after it has shut', at(2026, 3, 10, 20), 15, at(2026, 3, 11, 8, 45)],
  ['over the weekend', at(2026, 3, 13, 17), 120, at(2026, 3, 16, 10)],
  ['on a Sunday', at(2026, 3, 15, 10), 15, at(2026, 3, 16, 8, 45)],
  ['more than a day', at(2026, 3, 10, 8, 30), 600, at(2026, 3, 11, 9, 30)],
])('desk hours %s', (_case, fromMs, minutes, dueMs) => {
  expect(addDeskMinutes(fromMs, minutes, chineseHolidays, desk)).toBe(dueMs);
});

test('any instant: the desk was open exactly so many minutes until the one that comes out', () => {
  const openAt = (ms: number): boolean => {
    const local = ms + 8 * 3_600_000;
    const minute = Math.floor(local / MINUTE_MS) % 1_440;
    return !restsOn(Math.floor(local / 86_400_000)) && minute >= 510 && minute < 1_050;
  };
  fc.assert(
    fc.property(someDay, fc.nat(1_439), fc.integer({ min: 1, max: 700 }), (day, minute, minutes) => {
      const fromMs = instantAt(day, minute);
      const dueMs = addDeskMinutes(fromMs, minutes, chineseHolidays, desk);
      let open = 0;
      for (let ms = fromMs; ms < dueMs; ms += MINUTE_MS) if (openAt(ms)) open += 1;
      expect(open).toBe(minutes);
      expect(openAt(dueMs - MINUTE_MS)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('a calendar that never works, and a desk that never opens, are bugs', () => {
  const restless = [
    {
      year: 2026,
      provisional: false,
      source: 'test',
      restDays: Array.from({ length: 500 }, (_, i) => dayNumber(indexOf(2026, 1, 1) + i)),
      makeUpDays: [],
    },
  ];
  expect(() => workingDayAfter(at(2026, 3, 10, 9), 1, restless)).toThrow();
  expect(() =>
    addDeskMinutes(at(2026, 3, 10, 9), 15, chineseHolidays, { deskFromMinute: 600, deskToMinute: 600 }),
  ).toThrow();
});
