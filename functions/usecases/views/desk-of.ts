import type { Actor, TokenRole } from '../../../shared/domain/authority/actor';
import type { OrgId } from '../../../shared/domain/ids';
import type { CityPorts } from '../ports';

/** A staff member's desk, and which orders of its station are its own. */
export type Desk = {
  readonly orgId: OrgId;
  readonly zh: string;
  readonly level: 'station' | 'community';
  readonly stationId: OrgId;
  /** A community sees its own visits alone. */
  readonly communityId?: OrgId;
};

/** Who sits at which kind of desk: a role at another kind is nobody there. */
const seats = {
  station: ['station', 'stationLead'],
  community: ['community'],
} as const satisfies Record<Desk['level'], readonly TokenRole[]>;

/** The desk that a token names; absent when it names none that has a queue, or none where its role sits. */
export const deskOf = async (
  { org }: Pick<CityPorts, 'org'>,
  { orgId, roles }: Actor,
): Promise<Desk | undefined> => {
  const found = orgId === undefined ? undefined : await org(orgId);
  if (found?.kind !== 'station' && found?.kind !== 'community') return undefined;
  const { id, zh, kind, stationId } = found;
  if (!seats[kind].some((role) => roles.includes(role))) return undefined;
  if (kind === 'station') return { orgId: id, zh, level: kind, stationId: id };
  return stationId && { orgId: id, zh, level: kind, stationId, communityId: id };
};
