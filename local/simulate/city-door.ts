import * as z from 'zod';
import type { Ms } from '../../shared/domain/units';

/** The switches of a running demo city: its clock, its faults, its sign-in. Each may be asked again after an outage. */
export type CityDoor = {
  readonly nowMs: () => Ms;
  /** Moves the city's time to `atMs` at least, and lets the sweeper carry out what is due by then. */
  readonly advanceTo: (atMs: Ms) => Promise<void>;
  readonly loseReplies: (rate: number, seed: number) => Promise<void>;
  readonly drain: () => Promise<void>;
  readonly tokenOf: (personId: string) => Promise<string>;
};

/** How long an outage may last before the simulation gives up. */
const OUTAGE_MAX_MS = 120_000;
const PAUSE_MAX_MS = 1_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Nobody knows whether it arrived. */
export class Silence {
  constructor(readonly why: string) {}
}

/** Does it until it was answered. Throws when the silence lasts, with what it was last made of. */
export const untilAnswered = async <T>(
  attempt: (resends: number) => Promise<T | Silence>,
  what: string,
): Promise<T> => {
  const givenUpAtMs = Date.now() + OUTAGE_MAX_MS;
  for (let resends = 0; ; resends += 1) {
    const answer = await attempt(resends);
    if (!(answer instanceof Silence)) return answer;
    if (Date.now() > givenUpAtMs)
      throw new Error(`no answer in ${OUTAGE_MAX_MS / 1_000} s: ${what}: ${answer.why}`);
    await pause(Math.min(PAUSE_MAX_MS, 25 * 2 ** resends));
  }
};

const clockState = z.object({ nowMs: z.int() });
const session = z.object({ token: z.string() });

export const openCityDoor = async (url: string): Promise<CityDoor> => {
  const call = (path: string, body?: object): Promise<unknown> =>
    untilAnswered(async () => {
      try {
        const response = await fetch(`${url}${path}`, {
          ...(body !== undefined && {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
        });
        if (response.status >= 500) return new Silence(String(response.status));
        const answer: unknown = await response.json();
        if (!response.ok) throw new Refused(`${path}: ${JSON.stringify(answer)}`);
        return answer;
      } catch (cause) {
        if (cause instanceof Refused) throw cause;
        return new Silence(String(cause));
      }
    }, path);

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
        const moved = await fetch(`${url}/demo/clock`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ advanceMs: restMs }),
        }).catch(() => undefined);
        return moved?.ok === true ? note(await moved.json()) : new Silence(String(moved?.status));
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

class Refused extends Error {}
