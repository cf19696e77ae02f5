import type { Actor } from '../../../shared/domain/authority/actor';
import type { CommandId, OrderId } from '../../../shared/domain/ids';
import type { Ms } from '../../../shared/domain/units';
import type { Cast, Scene } from '../operation';

export const asElder = ({ elderId }: Cast): Actor => ({ personId: elderId, roles: ['elder'] });
export const asHelper = ({ helperId }: Scene): Actor => ({ personId: helperId, roles: ['volunteer'] });
export const asLead = ({ leadId, stationId }: Cast): Actor => ({
  personId: leadId,
  roles: ['station', 'stationLead'],
  orgId: stationId,
});
/** Who carries out what the first one proposed. */
export const asOtherLead = ({ otherLeadId, ...cast }: Cast): Actor =>
  asLead({ ...cast, otherLeadId, leadId: otherLeadId });
export const asClerk = ({ clerkId, communityId }: Cast): Actor => ({
  personId: clerkId,
  roles: ['community'],
  orgId: communityId,
});

type Common = {
  readonly orderId: OrderId;
  readonly commandId: CommandId;
  readonly atMs: Ms;
  readonly issuedAtMs?: Ms;
};

/** The order that a command is about, and what every command to it carries. */
export const orderIn = (
  { order, fresh }: Scene,
  atMs: Ms,
  issuedAtMs?: Ms,
): { readonly orderId: OrderId; readonly assignmentNo: number; readonly common: Common } => {
  if (order === undefined) throw new Error('nobody has asked yet');
  const { id: orderId, assignmentNo } = order;
  const stamp = issuedAtMs === undefined ? {} : { issuedAtMs };
  return { orderId, assignmentNo, common: { orderId, commandId: fresh('command'), atMs, ...stamp } };
};
