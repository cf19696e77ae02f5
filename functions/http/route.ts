import type * as z from 'zod';
import type { Contract } from '../../shared/contracts/contract';
import { type Actor, relations } from '../../shared/domain/authority/actor';
import { type Audience, actorAt } from '../../shared/domain/authority/audience';
import { mayKnock } from '../../shared/domain/authority/routes';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { CommandCall } from '../usecases/ports/command-call';
import { answerRefusal, type Door, type HttpContext, instantOf, noteOf } from './door';
import { type EnvelopeFields, envelopeOf } from './envelope';
import { bodyIssue, issuesOf } from './issues';
import { lookingAs } from './looker';
import { runningAt } from './present-instant';

/** No command needs more, unless its contract says so. */
const BODY_LENGTH_MAX = 16 * 1024;

type Of<K extends Contract['kind'], Request extends z.ZodType, Response extends z.ZodType> = Contract & {
  readonly kind: K;
  readonly request: Request;
  readonly response: Response;
};
type Answer<Response extends z.ZodType> = Promise<Result<z.output<Response>, Refusal>>;

/**
 * One command under its route: sender from the token, role against the table, body against the contract; then the use case. What
 * depends on the order itself (relation, consent, rule) is the use case's. Refusals, in check order: `not_signed_in`, `not_allowed`,
 * `invalid_request`, `consent_missing`; then the use case's.
 */
export const routeCommand = <Request extends z.ZodType<EnvelopeFields>, Response extends z.ZodType>(
  door: Door,
  audience: Audience,
  contract: Of<'command', Request, Response>,
  handle: (call: CommandCall<z.output<Request>>) => Answer<Response>,
): void => {
  const route = `${audience}/${contract.name}`;
  door.app.post(`/v1/${route}`, (c) =>
    answered(door, c, audience, contract, async (actor) => {
      const parsed = parsedBy(contract.request, await bodyOf(c, contract.bodyLengthMax ?? BODY_LENGTH_MAX));
      if (!parsed.ok) return parsed;
      const body = parsed.value;
      const envelope = envelopeOf(door.parts.sha256, { name: contract.name, audience }, body, actor);
      if (!envelope.ok) return envelope;
      return handle({ route, body, actor, envelope: envelope.value, atMs: instantOf(c) });
    }),
  );
};

/** One query under its route. Refusals, in check order: `not_signed_in`, `not_allowed`, `invalid_request`; then the use case's. */
export const routeQuery = <Request extends z.ZodType, Response extends z.ZodType>(
  door: Door,
  audience: Audience,
  contract: Of<'query', Request, Response>,
  handle: (asked: z.output<Request>, actor: Actor, atMs: Ms) => Answer<Response>,
): void => {
  const route = `${audience}/${contract.name}`;
  door.app.get(`/v1/${route}`, (c) =>
    answered(door, c, audience, contract, async (actor) => {
      const parsed = parsedBy(contract.request, accept(c.req.query()));
      return parsed.ok ? handle(parsed.value, actor, instantOf(c)) : parsed;
    }),
  );
};

/** A document that everybody may read, without a token. */
export const routeText = (door: Door, path: string, read: () => Promise<string>): void => {
  door.app.get(path, async (c) => c.body(await read(), 200, { 'content-type': 'application/json' }));
};

const answered = async (
  { parts }: Door,
  c: HttpContext,
  audience: Audience,
  { name }: Contract,
  handle: (actor: Actor) => Promise<Result<unknown, Refusal>>,
): Promise<Response> => {
  const route = `${audience}/${name}`;
  const turnAway = (refusal: Refusal<'not_signed_in' | 'not_allowed'>): Response => {
    parts.denied(noteOf(c, route), refusal.code);
    return answerRefusal(c, refusal);
  };
  const sender = await parts.verify(c.req.header('authorization'));
  if (sender === undefined) return turnAway({ code: 'not_signed_in', data: {} });
  const actor = actorAt(audience, sender);
  // In some relation; in which one to this subject, the use case asks when it has read it.
  if (!mayKnock(route, actor, relations)) return turnAway({ code: 'not_allowed', data: {} });
  const { requestId } = noteOf(c, route);
  const result = await runningAt(instantOf(c), () =>
    lookingAs({ actorId: sender.personId, requestId }, () => handle(actor)),
  );
  return result.ok
    ? c.json({ ok: true, serverNowMs: instantOf(c), ...Object(result.value) })
    : answerRefusal(c, result.refusal);
};

type Parsed<T> = Result<T, Refusal<'invalid_request'>>;

const bodyOf = async (c: HttpContext, lengthMax: number): Promise<Parsed<unknown>> => {
  const text = await c.req.text();
  if (text.length > lengthMax) return refuse('invalid_request', { issues: bodyIssue('size') });
  try {
    return accept<unknown>(JSON.parse(text));
  } catch {
    return refuse('invalid_request', { issues: bodyIssue('json') });
  }
};

const parsedBy = <Schema extends z.ZodType>(
  schema: Schema,
  sent: Parsed<unknown>,
): Parsed<z.output<Schema>> => {
  if (!sent.ok) return sent;
  const parsed = schema.safeParse(sent.value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : refuse('invalid_request', { issues: issuesOf(parsed.error) });
};
