import fc from 'fast-check';
import { chineseHolidays } from '../../../../shared/domain/calendar/chinese-holidays';
import { instantAt } from '../../../../shared/domain/calendar/shanghai-day';
import { endOfWorkingDay } from '../../../../shared/domain/calendar/working-days';
import { earliestStandingStartMs } from '../../../../shared/domain/order/earliest-standing-start';
import { defaultRulebook as rules } from '../../../../shared/domain/rulebook/default-rulebook';
import { DAY_MS, MINUTE_MS } from '../../../../shared/domain/units';

const facts = { rules, holidays: chineseHolidays };
const at = (text: string) => Date.parse(`${text}+08:00`);

test.each([
  ['an ordinary week: 8 working days and a weekend or two', '2026-03-26T10:00:00', '2026-03-16T00:00:00'],
  ['working day 8 itself, to its midnight', '2026-03-26T23:59:59', '2026-03-16T00:00:00'],
  ['after the Spring Festival of 2026', '2026-03-03T17:29:00', '2026-02-13T00:00:00'],
])('%s: at %s → from %s on', (_what, now, from) => {
  expect(earliestStandingStartMs(at(now), facts)).toBe(at(from));
});

const firstDay = 20_454; // 2026-01-01
/** A visit of any day of 2026, at any minute, checked out as late as the rules let. */
const visit = fc
  .record({
    day: fc.integer({ min: firstDay, max: firstDay + 364 }),
    fromMinute: fc.integer({ min: 420, max: 1_230 }),
    late: fc.nat(120),
  })
  .map(({ day, fromMinute, late }) => ({
    startMs: instantAt(day, fromMinute),
    checkOutMs: instantAt(day, 1_260) + late * MINUTE_MS,
  }));

test('a visit, at any moment before its working day 8 ends → lies after the earliest start', () => {
  fc.assert(
    fc.property(visit, fc.double({ min: 0, max: 1, noNaN: true }), ({ startMs, checkOutMs }, part) => {
      const endMs = endOfWorkingDay(checkOutMs, 8, chineseHolidays, rules);
      const atMs = Math.floor(startMs + (endMs - 1 - startMs) * part);
      expect(earliestStandingStartMs(atMs, facts)).toBeLessThanOrEqual(startMs);
    }),
  );
});

test('a visit, a day after its working day 8 → lies before the earliest start', () => {
  fc.assert(
    fc.property(visit, ({ startMs, checkOutMs }) => {
      const endMs = endOfWorkingDay(checkOutMs, 8, chineseHolidays, rules);
      expect(earliestStandingStartMs(endMs + DAY_MS, facts)).toBeGreaterThan(startMs);
    }),
  );
});

test('rules that let a check-out wait past midnight → the next day’s working days count', () => {
  const late = { ...facts, rules: { ...rules, checkOutLateMinutes: 240 } };
  expect(earliestStandingStartMs(at('2026-03-26T10:00:00'), late)).toBe(at('2026-03-15T00:00:00'));
});
