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
