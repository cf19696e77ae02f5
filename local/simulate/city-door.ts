import * as z from 'zod';
import type { Ms } from '../../shared/domain/units';
import type { Fetched } from './fetch-once';
import { Silence, untilAnswered } from './until-answered';

/** The switches of a running demo city: its clock, its faults, its sign-in. Each may be asked again after an outage. */
export type CityDoor = {
  readonly nowMs: () => Ms;
  /** Moves the city's time to `atMs` at least, and lets the sweeper carry out what is due by then. */
  readonly advanceTo: (atMs: Ms) => Promise<void>;
  readonly loseReplies: (rate: number, seed: number) => Promise<void>;
  readonly drain: () => Promise<void>;
  readonly tokenOf: (personId: string) => Promise<string>;
};

const clockState = z.object({ nowMs: z.int() });
const session = z.object({ token: z.string() });

export const openCityDoor = async (url: string, fetchOnce: Fetched): Promise<CityDoor> => {
  const once = (path: string, body?: object) =>
    fetchOnce(`${url}${path}`, {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  const call = async (path: string, body?: object): Promise<unknown> => {
    const answer = await untilAnswered(() => once(path, body), path);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  let offsetMs = 0;
  const note = (answer: unknown): Ms => {
    const { nowMs } = clockState.parse(answer);
    offsetMs = nowMs - Date.now();
    return nowMs;
  };
  note(await call('/demo/clock'));
  const tokens = new Map<string, Promise<string>>();

  return {
    nowMs: () => Date.now() + offsetMs,
    // An advance whose answer was lost may have happened: the clock is read before it is moved.
    advanceTo: async (atMs) => {
      const missingMs = atMs - note(await call('/demo/clock'));
      if (missingMs <= 0) return;
      await untilAnswered(async () => {
        const restMs = Math.max(0, atMs - note(await call('/demo/clock')));
        const moved = await once('/demo/clock', { advanceMs: restMs });
        if (moved instanceof Silence) return moved;
        return moved.status < 300 ? note(moved.body) : new Silence(String(moved.status));
      }, 'the clock');
    },
    loseReplies: async (rate, seed) => {
      await call('/demo/faults', rate === 0 ? { enabled: false } : { replyLostRate: rate, seed });
    },
    drain: async () => {
      await call('/demo/drain', {});
    },
    tokenOf: (personId) => {
      const known =
        tokens.get(personId) ??
        call('/demo/session', { personId }).then((answer) => session.parse(answer).token);
      tokens.set(personId, known);
      return known;
    },
  };
};
