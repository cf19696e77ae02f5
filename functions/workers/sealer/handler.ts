import * as z from 'zod';
import type { Ms } from '../../../shared/domain/units';
import type { SealedNight } from '../../usecases/seal-archive';

const scheduled = z.object({ time: z.iso.datetime() });

export type SealerParts = {
  readonly seal: (timeMs: Ms) => Promise<SealedNight>;
  readonly count: (name: string, value: number) => void;
};
export type SealerHandler = (event: unknown) => Promise<SealedNight>;

/** One night's seal; the event's `time` says which night. Throws on an event that names no time. */
export const sealerHandler =
  ({ seal, count }: SealerParts): SealerHandler =>
  async (event) => {
    const night = await seal(Date.parse(scheduled.parse(event).time));
    count('nightsSealed', 1);
    count('entriesSealed', night.kind === 'sealed' ? night.entries : 0);
    if (night.late) count('sealedLate', night.entries);
    return night;
  };
