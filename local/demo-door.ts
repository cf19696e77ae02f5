import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { Ms } from '../shared/domain/units';
import { type CityClock, parseAdvance } from './city-clock';
import { cityTimeZh } from './city-time';
import { enterPage } from './demo-page/enter-page';
import { type DemoPersona, whoIsWhoPage } from './demo-page/who-is-who-page';
import { type FaultSwitch, faultSettings } from './fault-switch';
import type { Door } from './gateway';
import type { LocalKeys } from './local-keys';
import { readBody } from './read-body';
import { sendJson, sendPage } from './send-json';

export type DemoDoorParts = {
  readonly personas: readonly DemoPersona[];
  /** Who else may be signed in, for a simulated day: roles and desk of anybody in the city. */
  readonly sessionOf?: DemoSessionOf;
  readonly clock: CityClock;
  readonly faults: FaultSwitch;
  readonly sign: LocalKeys['sign'];
  /** Carries out what became due; called after each move of the clock. */
  readonly sweepNow: () => Promise<void>;
  /** Resolves when projections show all that was written before. */
  readonly drained: () => Promise<void>;
};

/** Undefined: nobody of that id lives in the city. */
export type DemoSessionOf = (
  personId: string,
) => { readonly roles: readonly string[]; readonly orgId?: string } | undefined;

const sessionRequest = z.union([
  z.strictObject({ persona: z.string() }),
  z.strictObject({ personId: z.string() }),
]);
const signInRequest = z.strictObject({ code: z.string() });
const clockRequest = z.union([
  z.strictObject({ advanceMs: z.int().nonnegative() }),
  z.strictObject({ advance: z.string() }),
]);
const BODY_BYTES_MAX = 16 * 1024;

/**
 * What exists on one machine alone, under /demo: signing in as a persona, the city clock, the fault switch.
 * No bundle knows of it (tests/unit/local/bundles.test.ts).
 */
export const createDemoDoor = (parts: DemoDoorParts): Door => {
  const { personas, clock, faults, sign, sweepNow, drained } = parts;

  const sessionOf = async (key: string) => {
    const persona = personas.find((each) => each.key === key);
    if (persona === undefined) return undefined;
    const { personId, roles, orgId, zh, homePath } = persona;
    const token = await sign({ sub: personId, roles, ...(orgId !== undefined && { org: orgId }) });
    return { token, personId, roles, ...(orgId !== undefined && { orgId }), displayName: zh, homePath };
  };
  const strangersSession = async (personId: string) => {
    const found = parts.sessionOf?.(personId);
    if (found === undefined) return undefined;
    const { roles, orgId } = found;
    const token = await sign({ sub: personId, roles, ...(orgId !== undefined && { org: orgId }) });
    return { token, personId, roles, ...(orgId !== undefined && { orgId }) };
  };
  const clockState = () => clockOf(clock.nowMs(), clock.offsetMs());

  const advance = async (wish: unknown): Promise<Answer> => {
    const parsed = clockRequest.safeParse(wish);
    if (!parsed.success) return refused('{"advanceMs": 900000} or {"advance": "+1d2h15m"}');
    const byMs = 'advanceMs' in parsed.data ? parsed.data.advanceMs : parseAdvance(parsed.data.advance);
    if (byMs === undefined) return refused('"advance" is like "+15m", "+2h", "+1d12h"');
    try {
      clock.advance(byMs);
    } catch (cause) {
      if (cause instanceof RangeError) return refused(cause.message);
      throw cause;
    }
    await sweepNow();
    return [200, clockState()];
  };

  const actions: Record<string, (body: unknown) => Promise<Answer>> = {
    'GET /demo/clock': async () => [200, clockState()],
    'POST /demo/clock': advance,
    'GET /demo/faults': async () => [200, faults.state()],
    'POST /demo/faults': async (wish) => {
      const parsed = faultSettings.safeParse(wish);
      if (!parsed.success) return refused('{"replyLostRate": 0.05, "seed": 7} or {"enabled": false}');
      faults.set(parsed.data);
      return [200, faults.state()];
    },
    'POST /demo/drain': async () => {
      await drained();
      return [200, { drained: true }];
    },
    'GET /demo/personas': async () => [200, { personas }],
    'POST /demo/session': async (wish) => {
      const parsed = sessionRequest.safeParse(wish);
      if (!parsed.success) return refused(keysOf(personas));
      const session =
        'persona' in parsed.data
          ? await sessionOf(parsed.data.persona)
          : await strangersSession(parsed.data.personId);
      return session === undefined ? refused(keysOf(personas)) : [200, session];
    },
    // The mini-program's way in: in place of WeChat's code it sends a persona's key.
    'POST /demo/sign-in': async (wish) => {
      const parsed = signInRequest.safeParse(wish);
      const session = parsed.success ? await sessionOf(parsed.data.code.replace(/^persona:/, '')) : undefined;
      return session === undefined ? refused(keysOf(personas)) : [200, { session }];
    },
  };

  return async (request, response, url) => {
    if (url.pathname !== '/demo' && !url.pathname.startsWith('/demo/')) return false;
    // Another site's page may link to us, but neither move our clock nor sign in.
    if (request.method === 'POST' && request.headers['sec-fetch-site'] === 'cross-site') {
      sendJson(response, 403, { message: 'only from this machine' });
      return true;
    }
    if (request.method === 'GET' && /^\/demo\/?$/.test(url.pathname)) {
      sendPage(response, 200, whoIsWhoPage(personas, clockState()));
      return true;
    }
    if (request.method === 'GET' && url.pathname === '/demo/enter') {
      const persona = personas.find(({ key }) => key === url.searchParams.get('persona'));
      if (persona === undefined) sendPage(response, 404, whoIsWhoPage(personas, clockState()));
      else sendPage(response, 200, enterPage(persona));
      return true;
    }
    const action = actions[`${request.method} ${url.pathname}`];
    const [status, body] = action === undefined ? nowhere : await action(await jsonOf(request));
    sendJson(response, status, body);
    return true;
  };
};

type Answer = readonly [status: number, body: object];

const nowhere: Answer = [404, { message: 'Not Found' }];
const refused = (expected: string): Answer => [400, { message: `expected: ${expected}` }];
const keysOf = (personas: readonly DemoPersona[]) => `one of ${personas.map(({ key }) => key).join(', ')}`;

const clockOf = (nowMs: Ms, offsetMs: number) => ({ nowMs, offsetMs, cityTimeZh: cityTimeZh(nowMs) });

/** The body, or undefined when it is no JSON; each action says itself what it expects. */
const jsonOf = async (request: IncomingMessage): Promise<unknown> => {
  const text = (await readBody(request, BODY_BYTES_MAX)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
