import { join } from 'node:path';
import * as z from 'zod';
import { DAY_MS, MINUTE_MS, type Ms } from '../shared/domain/units';
import type { CityClock } from './city-clock';
import { stateFile } from './state-file';
import { scheduledEvent } from './sweep-schedule';

/** Calls a lambda once in each night of the city, as a daily schedule of serverless.yml does in the cloud. */
export type NightlySchedule = {
  /** Makes up for every night that has passed, one after the other, each at its own instant; a night that failed is tried again. */
  readonly catchUp: () => Promise<void>;
};

export type NightlyPlace = {
  readonly clock: Pick<CityClock, 'nowMs'>;
  /** Minutes after midnight of UTC. */
  readonly minute: number;
  /** Resolves when all that had been written before is where the lambda looks; asked before the first night alone. */
  readonly drained: () => Promise<void>;
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** The last night is kept there, in `nightly.json`, so that a second start goes on where the first one ended. */
  readonly folder: string;
};

/** The last night's instant at or before one. */
const nightBefore = (atMs: Ms, minute: number): Ms => {
  const today = Math.floor(atMs / DAY_MS) * DAY_MS + minute * MINUTE_MS;
  return today <= atMs ? today : today - DAY_MS;
};

/** A city that has seen no night yet begins with the last one, so that its seals do not wait for the clock to move. */
export const nightlySchedule = ({
  clock,
  minute,
  drained,
  invoke,
  folder,
}: NightlyPlace): NightlySchedule => {
  const file = stateFile(join(folder, 'nightly.json'), z.strictObject({ lastMs: z.int() }));
  let running: Promise<unknown> = Promise.resolve();
  const nights = async () => {
    const until = nightBefore(clock.nowMs(), minute);
    const firstMs = (file.read()?.lastMs ?? until - DAY_MS) + DAY_MS;
    if (firstMs <= until) await drained();
    for (let nightMs = firstMs; nightMs <= until; nightMs += DAY_MS) {
      await invoke(scheduledEvent(nightMs));
      file.write({ lastMs: nightMs });
    }
  };
  return {
    catchUp: () => {
      const caught = running.then(nights);
      running = caught.catch(() => undefined);
      return caught;
    },
  };
};
