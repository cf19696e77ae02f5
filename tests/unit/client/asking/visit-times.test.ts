import fc from 'fast-check';
import { servicesUnder } from '../../../../client/src/asking/service-choice';
import { dayNoons, proposedStarts, startsOf, urgentStart } from '../../../../client/src/asking/visit-times';
import { defaultCatalogue } from '../../../../shared/domain/catalogue/default-catalogue';
import { serviceLists } from '../../../../shared/domain/catalogue/service';

const HOUR = 3_600_000;
const at = (shanghai: string) => Date.parse(`${shanghai}+08:00`);
const hourOf = (ms: number) => ((ms + 8 * HOUR) % (24 * HOUR)) / HOUR;
const instants = fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2028-12-31T23:59:59') });

test('early in the morning: this afternoon stands first, then tomorrow at nine', () => {
  expect(proposedStarts(at('2026-11-24T08:52:00'))).toEqual([
    at('2026-11-24T15:00:00'),
    at('2026-11-25T09:00:00'),
  ]);
});

test('exactly two hours ahead may still be proposed, a millisecond less may not', () => {
  expect(proposedStarts(at('2026-11-24T13:00:00'))[0]).toBe(at('2026-11-24T15:00:00'));
  expect(proposedStarts(at('2026-11-24T13:00:00') + 1)[0]).toBe(at('2026-11-25T09:00:00'));
});

test('whenever: two times are proposed, at least two hours ahead, within visiting hours', () => {
  fc.assert(
    fc.property(instants, (nowMs) => {
      const starts = proposedStarts(nowMs);
      expect(starts).toHaveLength(2);
      for (const startMs of starts) {
        expect(startMs - nowMs).toBeGreaterThanOrEqual(2 * HOUR);
        expect([9, 15]).toContain(hourOf(startMs));
      }
    }),
  );
});

test('whenever: each day that may be picked has an hour, and no hour lies too near', () => {
  fc.assert(
    fc.property(instants, (nowMs) => {
      const days = dayNoons(nowMs);
      expect(days.length).toBeGreaterThanOrEqual(13);
      for (const noonMs of days) {
        const starts = startsOf(noonMs, nowMs);
        expect(starts.length).toBeGreaterThan(0);
        for (const startMs of starts) expect(startMs - nowMs).toBeGreaterThanOrEqual(2 * HOUR);
      }
    }),
  );
});

test('a visit being moved: its own start is not offered, nor one from which it would end after nine in the evening', () => {
  const noonMs = at('2026-11-25T12:00:00');
  const nowMs = at('2026-11-24T08:52:00');
  const moving = { startMs: at('2026-11-25T09:00:00'), plannedMinutes: 240 };
  expect(startsOf(noonMs, nowMs, moving).map(hourOf)).toEqual([8, 10, 11, 14, 15, 16, 17]);
  expect(startsOf(noonMs, nowMs).map(hourOf)).toEqual([8, 9, 10, 11, 14, 15, 16, 17, 18]);
});

test('a day whose last hour is the visit’s own start is not offered', () => {
  const nowMs = at('2026-11-24T15:30:00');
  const moving = { startMs: at('2026-11-24T18:00:00'), plannedMinutes: 60 };
  expect(dayNoons(nowMs)[0]).toBe(at('2026-11-24T12:00:00'));
  expect(dayNoons(nowMs, moving)[0]).toBe(at('2026-11-25T12:00:00'));
});

test('urgent: the next full hour, and none when the visit would end after nine in the evening', () => {
  expect(urgentStart(at('2026-11-24T08:52:00'), 60)).toBe(at('2026-11-24T09:00:00'));
  expect(urgentStart(at('2026-11-24T19:30:00'), 60)).toBe(at('2026-11-24T20:00:00'));
  expect(urgentStart(at('2026-11-24T20:00:00'), 60)).toBeUndefined();
  expect(urgentStart(at('2026-11-24T03:00:00'), 60)).toBe(at('2026-11-24T07:00:00'));
});

test('every tile leads to a service, and 看病 to the way to the doctor first', () => {
  for (const list of serviceLists) {
    expect(servicesUnder(defaultCatalogue.services, list).length).toBeGreaterThan(0);
  }
  expect(servicesUnder(defaultCatalogue.services, 'health')[0]?.code).toBe('escort.medical');
});
