import * as z from 'zod';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms } from '../shared/domain/units';
import { stateFile } from './state-file';

/** The city's own time: this machine's, moved ahead by as much as anybody asked for. */
export type CityClock = {
  readonly nowMs: () => Ms;
  readonly offsetMs: () => number;
  /** Moves ahead; time never goes back, since deadlines were carried out and tokens of the past are spent. */
  readonly advance: (byMs: number) => void;
};

const ADVANCE_MS_MAX = 400 * DAY_MS;

/** The offset is kept in `path`, so that a second start goes on where the first one ended. */
export const openCityClock = (path: string, realNowMs: () => Ms = Date.now): CityClock => {
  const file = stateFile(path, z.strictObject({ offsetMs: z.int().nonnegative() }));
  let offsetMs = file.read()?.offsetMs ?? 0;
  return {
    nowMs: () => realNowMs() + offsetMs,
    offsetMs: () => offsetMs,
    advance: (byMs) => {
      if (!Number.isSafeInteger(byMs) || byMs < 0 || byMs > ADVANCE_MS_MAX) {
        throw new RangeError(`the city clock moves ahead by 0 to ${ADVANCE_MS_MAX} ms, not by ${byMs}`);
      }
      offsetMs += byMs;
      file.write({ offsetMs });
    },
  };
};

const UNIT_MS = { d: DAY_MS, h: HOUR_MS, m: MINUTE_MS } as const;

/** `+2h`, `+1d12h`, `90m` in milliseconds; undefined when it is no such text. */
export const parseAdvance = (text: string): number | undefined => {
  const match = /^\+?(?:(?<d>\d{1,4})d)?(?:(?<h>\d{1,4})h)?(?:(?<m>\d{1,6})m)?$/.exec(text.trim());
  const parts = match?.groups ?? {};
  const given = (['d', 'h', 'm'] as const).filter((unit) => parts[unit] !== undefined);
  if (given.length === 0) return undefined;
  return given.reduce((sum, unit) => sum + Number(parts[unit]) * UNIT_MS[unit], 0);
};
