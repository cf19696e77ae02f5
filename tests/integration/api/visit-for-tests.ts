import type { Actor } from '../../../shared/domain/authority/actor';
import { HOUR_MS, MINUTE_MS, type Ms } from '../../../shared/domain/units';
import { NOW_MS } from '../city-for-tests';
import type { Cast, LambdasForTests } from './lambdas-for-tests';

/** Noon of the day that the tests begin in. */
export const START_MS = NOW_MS + 3 * HOUR_MS;
export const END_MS = START_MS + HOUR_MS;

/** A visit over HTTP, step by step; each step throws when it is not done. */
export const visitsIn = ({ give, ask }: LambdasForTests, cast: Cast) => {
  const done = async (who: Actor, route: string, body: Readonly<Record<string, unknown>>, atMs: Ms) => {
    const answer = await give(who, route, body, atMs);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const request = async (more: Readonly<Record<string, unknown>> = {}, who = cast.elder): Promise<string> => {
    const elderId = cast.elder.personId;
    const asked = {
      elderId,
      payerId: elderId,
      serviceCode: 'escort.walk',
      startMs: START_MS,
      plannedMinutes: 60,
      ...more,
    };
    return String((await done(who, 'person/request-order', asked, NOW_MS)).orderId);
  };
  const grab = (orderId: string, seenStartMs: Ms = START_MS, who = cast.helper) =>
    done(who, 'person/grab-order', { orderId, seenStartMs }, NOW_MS);
  /** What the elder's page shows. */
  const codesOf = async (orderId: string, atMs: Ms): Promise<{ in: string; out: string }> => {
    const { body } = await ask(cast.elder, 'person/order', `orderId=${orderId}`, atMs);
    const { codes } = Object(body.order);
    if (codes === undefined) throw new Error(`no codes: ${JSON.stringify(body)}`);
    return codes;
  };
  const check = async (
    step: 'in' | 'out',
    orderId: string,
    atMs: Ms,
    assignmentNo = 1,
    who = cast.helper,
  ) => {
    const code = (await codesOf(orderId, atMs))[step];
    const proof = { kind: 'elderCode', code, deviceAtMs: atMs };
    return done(who, `person/check-${step}`, { orderId, assignmentNo, proof }, atMs);
  };
  const confirm = (orderId: string, atMs: Ms = END_MS + MINUTE_MS) =>
    done(cast.elder, 'person/confirm-order', { orderId }, atMs);
  const settle = (orderId: string, atMs: Ms = END_MS + HOUR_MS) =>
    done(cast.community, 'desk/settle-order', { orderId }, atMs);
  /** Steps in their order, up to the one named. */
  const upTo = async (
    state: 'open' | 'accepted' | 'serving' | 'served' | 'confirmed' | 'settled',
    { startMs = START_MS }: { readonly startMs?: Ms } = {},
  ): Promise<string> => {
    const orderId = await request({ startMs });
    const endMs = startMs + HOUR_MS;
    const steps = [
      ['accepted', () => grab(orderId, startMs)],
      ['serving', () => check('in', orderId, startMs)],
      ['served', () => check('out', orderId, endMs)],
      ['confirmed', () => confirm(orderId, endMs + MINUTE_MS)],
      ['settled', () => settle(orderId, endMs + HOUR_MS)],
    ] as const;
    if (state === 'open') return orderId;
    for (const [reached, step] of steps) {
      await step();
      if (reached === state) break;
    }
    return orderId;
  };
  return { done, request, grab, codesOf, check, confirm, settle, upTo };
};
export type Visits = ReturnType<typeof visitsIn>;
