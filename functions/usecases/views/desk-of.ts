import type { Actor } from '../../../shared/domain/authority/actor';
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

/** The desk that a token names; absent when it names none that has a queue. */
export const deskOf = async (
  { org }: Pick<CityPorts, 'org'>,
  { orgId }: Actor,
): Promise<Desk | undefined> => {
  const found = orgId === undefined ? undefined : await org(orgId);
  if (found?.kind === 'station')
    return { orgId: found.id, zh: found.zh, level: 'station', stationId: found.id };
  if (found?.kind !== 'community' || found.stationId === undefined) return undefined;
  return {
    orgId: found.id,
    zh: found.zh,
    level: 'community',
    stationId: found.stationId,
    communityId: found.id,
  };
};
