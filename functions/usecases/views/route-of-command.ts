import type { Actor, Relation } from '../../../shared/domain/authority/actor';
import type { Audience } from '../../../shared/domain/authority/audience';
import { mayKnock } from '../../../shared/domain/authority/routes';
import type { OrderCommand } from '../../../shared/domain/order/states';

/** Commands whose route does not end in `-order`. */
const routeNames: Partial<Record<OrderCommand, string>> = {
  agreeMore: 'agree-more',
  checkIn: 'check-in',
  checkOut: 'check-out',
  noShow: 'no-show',
  proposeCorrection: 'propose-correction',
  proposeReversal: 'propose-reversal',
  refuseProposal: 'refuse-proposal',
};

/** Whether the asker may give a command by this audience's door. Pure. */
export const hasDoorFor = (
  audience: Audience,
  actor: Actor,
  relations: readonly Relation[],
  command: OrderCommand,
): boolean => mayKnock(`${audience}/${routeNames[command] ?? `${command}-order`}`, actor, relations);
