import * as z from 'zod';
import { createOutages, type Outages } from './outages';
import type { Tally } from './tally';
import { Silence } from './until-answered';

/** What came back over HTTP, when anything came back. */
export type Answer = { readonly status: number; readonly body: unknown };

const tryAgain = z.object({ code: z.literal('try_again') });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

export type Fetched = (url: string, init: RequestInit) => Promise<Answer | Silence>;

/**
 * Fetches once, and tells apart why nothing usable came: the reply was cut off; the city asks to be asked again (503 `try_again`,
 * ledger.md, Commands and ids); or it failed, which is wrong unless somebody made an outage meanwhile. All of these are asked again.
 */
export const fetchOnceFor =
  (tally: Pick<Tally, 'unanswered' | 'wrong'>, outages: Pick<Outages, 'watch'> = createOutages()): Fetched =>
  async (url, init) => {
    const inOutage = outages.watch();
    let status: number;
    let text: string;
    try {
      const response = await fetch(url, init);
      ({ status } = response);
      text = await response.text();
    } catch (cause) {
      tally.unanswered('cut');
      return new Silence(String(cause));
    }
    const body = parsed(text);
    if (status < 500) return { status, body };
    const why = `${status} ${text}`;
    if (status === 503 && tryAgain.safeParse(body).success) tally.unanswered('try_again');
    else if (inOutage()) tally.unanswered('outage');
    else {
      tally.unanswered('failed');
      tally.wrong(`${url}: ${why}`);
    }
    return new Silence(why);
  };
