import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Context, Hono } from 'hono';
import { renderRefusal } from '../../shared/contracts/refusals';
import type { Refusal } from '../../shared/domain/refusals';
import type { Sha256 } from '../../shared/domain/units';
import type { VerifyToken } from './token';

export type HttpEnv = { Bindings: { readonly event: APIGatewayProxyEventV2 } };
export type HttpContext = Context<HttpEnv>;

/** What goes into the log about a request: never a body, a name or a token. */
export type RequestNote = { readonly requestId: string; readonly route: string };
export type DoorParts = {
  readonly verify: VerifyToken;
  readonly sha256: Sha256;
  /** Somebody was turned away: not signed in, or not allowed. */
  readonly denied: (note: RequestNote, code: Refusal['code']) => void;
  /** Nobody expected this: a bug or an outage. */
  readonly failed: (note: RequestNote, cause: unknown) => void;
};
export type Door = { readonly app: Hono<HttpEnv>; readonly parts: DoorParts };

/** Answers are for their asker alone, and nothing in them is ever a page. */
export const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;

/** The instant of a request: the gateway's, never a clock of ours (architecture.md, HTTP). */
export const instantOf = (c: HttpContext): number => c.env.event.requestContext.timeEpoch;

export const noteOf = (c: HttpContext, route: string): RequestNote => ({
  requestId: c.env.event.requestContext.requestId,
  route,
});

/** A refusal as an answer; with what the client sets its clock by. */
export const answerRefusal = (c: HttpContext, refusal: Refusal): Response => {
  const { status, body } = renderRefusal(refusal);
  return c.json({ ...body, serverNowMs: instantOf(c) }, status);
};

/** An application that knows no route yet: each one is added by `routeCommand` or `routeQuery`, all else is 404. */
export const openDoor = (parts: DoorParts): Door => {
  const app = new Hono<HttpEnv>();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
  });
  app.notFound((c) => answerRefusal(c, { code: 'not_found', data: {} }));
  app.onError((cause, c) => {
    const note = noteOf(c, c.req.routePath);
    parts.failed(note, cause);
    // No code: a client takes this for silence and may send the same command again.
    const words = {
      zh: '系统出了点问题，请稍后再试。',
      en: 'Something went wrong here; please try again later.',
    };
    return c.json({ ...words, requestId: note.requestId, serverNowMs: instantOf(c) }, 500);
  });
  return { app, parts };
};
