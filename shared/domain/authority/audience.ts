import type { Actor, TokenRole } from './actor';

/** The two doors of the API: people by the app, staff by their desk. */
export type Audience = 'person' | 'desk';

const rolesAt = {
  person: ['elder', 'family', 'volunteer'],
  desk: ['station', 'stationLead', 'community', 'centre'],
} as const satisfies Record<Audience, readonly TokenRole[]>;

/**
 * A sender as one door knows them: with the roles of that door alone, and with a desk at the desk's door alone. Pure.
 * A clerk who also volunteers is a volunteer in the app: what her desk may see or vouch for ends there.
 * Source: orders.md, Maker ≠ checker; architecture.md, Authorisation.
 */
export const actorAt = (audience: Audience, { personId, roles, orgId }: Actor): Actor => ({
  personId,
  roles: roles.filter((role) => rolesAt[audience].some((known) => known === role)),
  ...(audience === 'desk' && orgId !== undefined ? { orgId } : {}),
});
