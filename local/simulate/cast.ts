import { defaultCatalogue } from '../../shared/domain/catalogue/default-catalogue';
import type { Service } from '../../shared/domain/catalogue/service';
import type { BindingId, OrgId, PersonId } from '../../shared/domain/ids';
import { distanceMetres } from '../../shared/domain/org/distance-metres';
import type { Org } from '../../shared/domain/org/org';
import type { Ms } from '../../shared/domain/units';
import { buildCity } from '../demo-city/build-city';
import { type CitySize, fullCity } from '../demo-city/city-size';
import type { DemoPerson } from '../demo-city/people';
import { personas } from '../demo-city/personas';

/** How far helpers come from: the rulebook's 5 km, and a little more, so that some are refused. */
const REACH_METRES = 5_300;

export type Relative = { readonly id: PersonId; readonly bindingId: BindingId };
export type Asker = {
  readonly id: PersonId;
  readonly communityId: OrgId;
  readonly stationId: OrgId;
  /** Who may order and pay for them. */
  readonly payers: readonly Relative[];
};

/** Who plays which part. Personas do not play: their pages stay as a newcomer left them. */
export type Cast = {
  readonly askers: readonly Asker[];
  readonly services: readonly Service[];
  /** Volunteers near a community, nearest first. */
  readonly helpersNear: (communityId: OrgId) => readonly PersonId[];
  readonly worker: (stationId: OrgId) => PersonId;
  readonly lead: (stationId: OrgId) => PersonId;
  readonly communityWorker: (communityId: OrgId) => PersonId;
};

/** The people of the running city: it is made again from its seed, so nobody has to be asked who they are. */
export const castOf = (nowMs: Ms, size: CitySize = fullCity): Cast => {
  const { orgs, people } = buildCity({ size, nowMs });
  const named = new Set<string>(personas.map(({ personId }) => personId));
  const players = people.filter(({ person }) => !named.has(person.id));
  const helpers = players.filter(({ roles }) => roles.includes('volunteer'));
  const communities = new Map(orgs.communities.map((community) => [community.id, community]));
  const near = new Map<OrgId, readonly PersonId[]>();
  return {
    askers: players.filter(({ roles }) => roles.includes('elder')).map(askerOf),
    // A pair of helpers and what centres do come with later issues.
    services: defaultCatalogue.services.filter(
      ({ provider, helpers }) => provider === 'volunteer' && helpers === 1,
    ),
    helpersNear: (communityId) => {
      const known = near.get(communityId) ?? nearest(communities, helpers, communityId);
      near.set(communityId, known);
      return known;
    },
    worker: staffOf(players, 'station'),
    lead: staffOf(players, 'stationLead'),
    communityWorker: staffOf(players, 'community'),
  };
};

const askerOf = ({ person }: DemoPerson): Asker => ({
  id: person.id,
  communityId: person.communityId,
  stationId: person.stationId,
  payers: person.bindings
    .filter(
      ({ elderId, scopes }) => elderId === person.id && scopes.includes('order') && scopes.includes('pay'),
    )
    .map(({ relativeId, id }) => ({ id: relativeId, bindingId: id })),
});

const nearest = (
  communities: ReadonlyMap<OrgId, Org>,
  helpers: readonly DemoPerson[],
  communityId: OrgId,
): readonly PersonId[] => {
  const here = communities.get(communityId);
  if (here === undefined) throw new Error(`there is no community ${communityId}`);
  return helpers
    .flatMap(({ person }) => {
      const home = communities.get(person.communityId);
      const metres = home === undefined ? undefined : distanceMetres(here, home);
      return metres === undefined || metres > REACH_METRES ? [] : [{ id: person.id, metres }];
    })
    .toSorted((a, b) => a.metres - b.metres)
    .map(({ id }) => id);
};

const staffOf = (players: readonly DemoPerson[], role: 'station' | 'stationLead' | 'community') => {
  const byDesk = new Map(
    players.flatMap(({ person, roles, orgId }) =>
      orgId !== undefined && roles.includes(role) ? [[orgId, person.id] as const] : [],
    ),
  );
  return (orgId: OrgId): PersonId => {
    const found = byDesk.get(orgId);
    if (found === undefined) throw new Error(`${orgId} has no ${role}`);
    return found;
  };
};
