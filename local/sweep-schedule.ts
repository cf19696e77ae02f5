import { MINUTE_MS, type Ms } from '../shared/domain/units';
import type { CityClock } from './city-clock';

/** Calls what comes every minute (the sweeper, the worker of batches) once in each city minute, as the schedules of serverless.yml do in the cloud. */
export type SweepSchedule = {
  /** Sweeps at the city's present instant, after a sweep under way. Throws what one of them threw. */
  readonly sweepNow: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export const startSweepSchedule = (
  clock: CityClock,
  invoke: (event: unknown) => Promise<unknown>,
  report: (what: string, cause: unknown) => void,
): SweepSchedule => {
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout;

  const sweepNow = (): Promise<void> => {
    const swept = last.then(async () => {
      await invoke(scheduledEvent(clock.nowMs()));
    });
    last = swept.catch(() => undefined);
    return swept;
  };
  const plan = () => {
    timer = setTimeout(
      () => {
        plan();
        sweepNow().catch((cause: unknown) => report('a sweep; the next one goes on', cause));
      },
      MINUTE_MS - (clock.nowMs() % MINUTE_MS),
    );
  };

  plan();
  return {
    sweepNow,
    stop: async () => {
      clearTimeout(timer);
      await last;
    },
  };
};

/** As EventBridge sends it: `time` has whole seconds. */
export const scheduledEvent = (atMs: Ms) => ({
  version: '0',
  id: `local-${atMs}`,
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '000000000000',
  time: new Date(atMs).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  region: 'local',
  resources: [],
  detail: {},
});
