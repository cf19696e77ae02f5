import * as z from 'zod';
import type { Ms } from '../../../shared/domain/units';
import type { PostedRun } from '../../usecases/post-batches';

const scheduled = z.object({ time: z.iso.datetime() });

export type BatchWorkerParts = {
  readonly post: (timeMs: Ms) => Promise<PostedRun>;
  readonly count: (name: string, value: number) => void;
};
export type BatchWorkerHandler = (event: unknown) => Promise<PostedRun>;

/** One run over the approved batches at the event's `time`: never a clock of ours. Throws on an event that names no time. */
export const batchWorkerHandler =
  ({ post, count }: BatchWorkerParts): BatchWorkerHandler =>
  async (event) => {
    const run = await post(Date.parse(scheduled.parse(event).time));
    count('partsPosted', run.parts);
    count('batchesClosed', run.closed);
    count('failed', run.failed);
    return run;
  };
