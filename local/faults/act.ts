import { bodyDigest } from '../../functions/http/body-digest';
import { sha256 } from '../../functions/store/sha256';
import type { PersonOutcome } from '../../functions/usecases/act-on-person';
import type { OrderOutcome } from '../../functions/usecases/order-outcome';
import type { CommandEnvelope } from '../../functions/usecases/ports';
import type { CommandCall } from '../../functions/usecases/ports/command-call';
import type { Actor } from '../../shared/domain/authority/actor';
import type { BindingId, CaseId, CommandId, ConsentId, OrderId, PersonId } from '../../shared/domain/ids';
import type { Principal } from '../../shared/domain/ledger/entry';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { Ports } from './ports-on';

type OfPerson = PersonOutcome & { readonly caseId?: CaseId };

/** What somebody heard, of an order or of a person; of a sweep only that it went through. */
export type Told =
  | { readonly ok: true; readonly outcome?: OrderOutcome; readonly person?: OfPerson }
  | { readonly ok: false; readonly code: string };

/** One command of somebody, or one sweep of the clock: the same each time it is given, wherever it is given. */
export type Act = {
  readonly operation: string;
  readonly principal: Principal;
  /** Absent: a sweep, whose entries name their own deadlines. */
  readonly commandId?: CommandId;
  /** Absent: it begins an order, and the outcome says which; or it is about none. */
  readonly orderId?: OrderId;
  /** When it is first given. */
  readonly atMs: Ms;
  /** Throws when it ended without an answer. */
  readonly give: (ports: Ports, atMs: Ms) => Promise<Told>;
};

export type Asked<Body> = {
  readonly operation: string;
  readonly route: string;
  readonly actor: Actor;
  readonly commandId: CommandId;
  readonly body: Body;
  readonly atMs: Ms;
  /** What the sender's device takes the time to be; absent: it is right. */
  readonly issuedAtMs?: Ms;
  readonly orderId?: OrderId;
  readonly onBehalfOf?: PersonId;
  readonly consentId?: ConsentId | BindingId;
};

type WithEnvelope<Body> = Body & { readonly commandId: CommandId; readonly issuedAtMs: Ms };
export type UseCase<Body> = (
  ports: Ports,
) => (call: CommandCall<WithEnvelope<Body>>) => Promise<Result<OrderOutcome | OfPerson, Refusal>>;

/** A person's command by its real use case, in the envelope that the door would build of token and body. */
export const actOf = <Body extends object>(useCase: UseCase<Body>, asked: Asked<Body>): Act => {
  const {
    operation,
    route,
    actor,
    commandId,
    atMs,
    issuedAtMs = atMs,
    orderId,
    onBehalfOf,
    consentId,
  } = asked;
  const body = { ...asked.body, commandId, issuedAtMs };
  const envelope: CommandEnvelope = {
    commandId,
    principal: actor.personId,
    channel: 'app',
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(consentId !== undefined && { consentId }),
    issuedAtMs,
    bodyDigest: bodyDigest(sha256, route, { ...body, ...(onBehalfOf && { onBehalfOf }) }),
  };
  return {
    operation,
    principal: actor.personId,
    commandId,
    ...(orderId !== undefined && { orderId }),
    atMs,
    give: async (ports, givenAtMs) => {
      const told = await useCase(ports)({ route, body, actor, envelope, atMs: givenAtMs });
      if (!told.ok) return { ok: false, code: told.refusal.code };
      return 'orderId' in told.value ? { ok: true, outcome: told.value } : { ok: true, person: told.value };
    },
  };
};
