import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nightlySchedule } from '../../../local/nightly-schedule';

const MINUTE = 16 * 60 + 15;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nights-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const scheduleAt = (at: string, fails: (time: string) => boolean = () => false) => {
  let now = Date.parse(at);
  const heard: string[] = [];
  const { catchUp } = nightlySchedule({
    clock: { nowMs: () => now },
    minute: MINUTE,
    drained: async () => void heard.push('drained'),
    invoke: async (event) => {
      // Of the schedule's event this looks at the time alone.
      const { time } = event as { time: string };
      if (fails(time)) throw new Error('away');
      heard.push(time);
    },
    folder,
  });
  return {
    heard,
    catchUp,
    moveTo: (to: string) => {
      now = Date.parse(to);
    },
  };
};

test('a new city → the last night, once; then each night as it passes, drained before', async () => {
  const { heard, catchUp, moveTo } = scheduleAt('2026-03-03T01:00:00Z');
  await catchUp();
  await catchUp();
  moveTo('2026-03-03T16:14:59Z');
  await catchUp();
  expect(heard.splice(0)).toEqual(['drained', '2026-03-02T16:15:00Z']);
  moveTo('2026-03-03T16:15:00Z');
  await catchUp();
  expect(heard).toEqual(['drained', '2026-03-03T16:15:00Z']);
});

test('the clock leaps three days, another city object goes on → every night at its own instant, none twice', async () => {
  await scheduleAt('2026-03-03T01:00:00Z').catchUp();
  const { heard, catchUp } = scheduleAt('2026-03-06T01:00:00Z');
  await Promise.all([catchUp(), catchUp()]);
  expect(heard).toEqual(['drained', '2026-03-03T16:15:00Z', '2026-03-04T16:15:00Z', '2026-03-05T16:15:00Z']);
});

test('a night fails → it throws, and is tried again before the next', async () => {
  await scheduleAt('2026-03-03T01:00:00Z').catchUp();
  let away = true;
  const { heard, catchUp } = scheduleAt(
    '2026-03-05T01:00:00Z',
    (time) => away && time.startsWith('2026-03-04'),
  );
  await expect(catchUp()).rejects.toThrow('away');
  away = false;
  await catchUp();
  expect(heard.filter((each) => each !== 'drained')).toEqual([
    '2026-03-03T16:15:00Z',
    '2026-03-04T16:15:00Z',
  ]);
});
