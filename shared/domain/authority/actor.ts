import type { OrgId, PersonId } from '../ids';

/** Roles that a token may carry; all else is denied. */
export const tokenRoles = [
  'elder',
  'family',
  'volunteer',
  'station',
  'stationLead',
  'community',
  'centre',
] as const;
export type TokenRole = (typeof tokenRoles)[number];

/** Who knocks: from the verified token alone, never from the body (architecture.md, HTTP). */
export type Actor = {
  readonly personId: PersonId;
  readonly roles: readonly TokenRole[];
  /** The desk of a staff member. */
  readonly orgId?: OrgId;
};

/** How an actor stands to an order or a person (architecture.md, Authorisation). One actor may stand in several. */
export const relations = [
  'elder',
  'payer',
  'helper',
  'boundOrder',
  'boundPay',
  'boundViewVisits',
  'ownStation',
  'ownCommunity',
  'sameDistrict',
  'stranger',
] as const;
export type Relation = (typeof relations)[number];
