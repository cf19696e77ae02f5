import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { openCityClock, parseAdvance } from '../../../local/city-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clock-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (realNowMs: () => number) => openCityClock(join(folder, 'clock.json'), realNowMs);

test('a fresh city, nothing asked → this machine’s time', () => {
  expect(open(() => 1_000).nowMs()).toBe(1_000);
});

test('advanced twice, opened again → both kept, and it runs on with this machine’s time', () => {
  let realMs = 1_000;
  const clock = open(() => realMs);
  clock.advance(2 * HOUR);
  clock.advance(5 * MINUTE);
  realMs += 7;
  expect(clock.nowMs()).toBe(1_007 + 2 * HOUR + 5 * MINUTE);
  expect(open(() => realMs).nowMs()).toBe(clock.nowMs());
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 401 * DAY])(
  'advanced by %s → refused, stands',
  (byMs) => {
    const clock = open(() => 1_000);
    expect(() => clock.advance(byMs)).toThrow(RangeError);
    expect(clock.offsetMs()).toBe(0);
  },
);

test.each([
  ['+15m', 15 * MINUTE],
  ['2h', 2 * HOUR],
  [' +1d ', DAY],
  ['+1d12h30m', DAY + 12 * HOUR + 30 * MINUTE],
  ['0m', 0],
])('%j → %i ms', (text, ms) => {
  expect(parseAdvance(text)).toBe(ms);
});

test.each(['', '+', '-2h', '2', '2 h', '1h2d', 'tomorrow', '1.5h', '99999d'])('%j → no time', (text) => {
  expect(parseAdvance(text)).toBeUndefined();
});

test('days, hours, minutes written out → their sum', () => {
  fc.assert(
    fc.property(fc.nat(9_999), fc.nat(9_999), fc.nat(999_999), (days, hours, minutes) => {
      expect(parseAdvance(`+${days}d${hours}h${minutes}m`)).toBe(
        days * DAY + hours * HOUR + minutes * MINUTE,
      );
    }),
  );
});
