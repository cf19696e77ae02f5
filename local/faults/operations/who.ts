import type { Actor } from '../../../shared/domain/authority/actor';
import type { CaseId, CommandId, OrderId } from '../../../shared/domain/ids';
import type { Ms } from '../../../shared/domain/units';
import { type Act, actOf, type UseCase } from '../act';
import type { Cast, Scene } from '../operation';

export const asElder = ({ elderId }: Cast): Actor => ({ personId: elderId, roles: ['elder'] });
export const asRelative = ({ relativeId }: Cast): Actor => ({ personId: relativeId, roles: ['family'] });
export const asHelper = ({ helperId }: Scene): Actor => ({ personId: helperId, roles: ['volunteer'] });
export const asLead = ({ leadId, stationId }: Cast): Actor => ({
  personId: leadId,
  roles: ['station', 'stationLead'],
  orgId: stationId,
});
/** Who carries out what the first one proposed. */
export const asOtherLead = ({ otherLeadId, ...cast }: Cast): Actor =>
  asLead({ ...cast, otherLeadId, leadId: otherLeadId });
export const asDeputy = ({ deputyId, stationId }: Cast): Actor => ({
  personId: deputyId,
  roles: ['station'],
  orgId: stationId,
});
export const asClerk = ({ clerkId, communityId }: Cast): Actor => ({
  personId: clerkId,
  roles: ['community'],
  orgId: communityId,
});

type Stamp = { readonly commandId: CommandId; readonly atMs: Ms; readonly issuedAtMs?: Ms };

/** A command's id, and when it is given and issued. */
export const stamped = ({ fresh }: Scene, atMs: Ms, issuedAtMs?: Ms): Stamp => ({
  commandId: fresh('command'),
  atMs,
  ...(issuedAtMs !== undefined && { issuedAtMs }),
});

/** The order that a command is about, and what every command to it carries. */
export const orderIn = (
  scene: Scene,
  atMs: Ms,
  issuedAtMs?: Ms,
): {
  readonly orderId: OrderId;
  readonly assignmentNo: number;
  readonly common: Stamp & { readonly orderId: OrderId };
} => {
  if (scene.order === undefined) throw new Error('nobody has asked yet');
  const { id: orderId, assignmentNo } = scene.order;
  return { orderId, assignmentNo, common: { orderId, ...stamped(scene, atMs, issuedAtMs) } };
};

/** The grant that a command is about. */
export const caseIn = ({ matter }: Scene): CaseId => {
  if (matter?.caseId === undefined) throw new Error('nobody has proposed anything yet');
  return matter.caseId;
};

type Saying<Body> = {
  readonly operation: string;
  readonly route: string;
  readonly by: (cast: Cast) => Actor;
  readonly body: (scene: Scene) => Body;
};

/** How somebody gives a command about a person. */
export const says =
  <Body extends object>(useCase: UseCase<Body>, { operation, route, by, body }: Saying<Body>) =>
  (scene: Scene, atMs: Ms, issuedAtMs?: Ms): Act =>
    actOf(useCase, {
      ...stamped(scene, atMs, issuedAtMs),
      operation,
      route,
      actor: by(scene.cast),
      body: body(scene),
    });
