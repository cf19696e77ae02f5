import * as z from 'zod';
import { orgId } from '../../../shared/contracts/scalars';
import type { OrgId } from '../../../shared/domain/ids';
import type { Ms } from '../../../shared/domain/units';
import type { Swept } from '../../usecases/sweep-city';

/** The schedule's event; whoever sweeps by hand may name stations. */
const sweepEvent = z.object({
  time: z.iso.datetime(),
  detail: z.object({ stationIds: z.array(orgId).optional() }).optional(),
});

export type SweeperParts = {
  readonly sweep: (timeMs: Ms, stationIds?: readonly OrgId[]) => Promise<Swept>;
  readonly count: (name: string, value: number) => void;
};

/** What a sweep did, for whoever called it by hand. */
export type SweepReport = { readonly steps: Readonly<Record<string, number>>; readonly failed: number };
export type SweeperHandler = (event: unknown) => Promise<SweepReport>;

/** One sweep at the event's `time`, which decides what is due: never a clock of ours. Throws on an event that names no time. */
export const sweeperHandler =
  ({ sweep, count }: SweeperParts): SweeperHandler =>
  async (event) => {
    const { time, detail } = sweepEvent.parse(event);
    const { steps, failed } = await sweep(Date.parse(time), detail?.stationIds);
    for (const [step, times] of steps) count(step, times);
    count('failed', failed);
    return { steps: Object.fromEntries(steps), failed };
  };
