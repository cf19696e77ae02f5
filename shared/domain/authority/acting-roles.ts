import type { ActingRole } from '../order/states';
import type { Actor, Relation } from './actor';

/**
 * The roles of the lifecycle table in which an actor meets an order: what the token carries, where the relation bears it out. Pure.
 * `volunteer` needs no relation: anybody of the hall may grab, and `roleFor` asks for the order's own helper in all else.
 * Source: orders.md, notes to the table; architecture.md, Authorisation.
 */
export const actingRoles = (actor: Actor, relations: readonly Relation[]): readonly ActingRole[] => {
  const has = (role: Actor['roles'][number]): boolean => actor.roles.includes(role);
  const stands = (...ways: readonly Relation[]): boolean => ways.some((way) => relations.includes(way));
  const roles: ActingRole[] = [];
  if (has('elder') && stands('elder')) roles.push('elder');
  if (has('family') && stands('boundOrder', 'payer')) roles.push('family');
  if ((has('family') || has('elder')) && stands('payer')) roles.push('payer');
  if (has('volunteer')) roles.push('volunteer');
  if ((has('station') || has('stationLead')) && stands('ownStation')) roles.push('station');
  if (has('stationLead') && stands('ownStation')) roles.push('stationLead');
  if (has('community') && stands('ownCommunity')) roles.push('community');
  return roles;
};
