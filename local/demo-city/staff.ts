import type { TokenRole } from '../../shared/domain/authority/actor';
import type { Org } from '../../shared/domain/org/org';
import { demoId } from './demo-ids';
import type { Dice } from './dice';
import { makeUpName } from './names';
import type { DemoOrgs } from './orgs';
import { type Draft, named } from './people';

/** A lead and a worker at each station, one worker at each community and each centre. */
export const staffDrafts = (dice: Dice, { stations, communities, centres }: DemoOrgs): Draft[] => {
  const firstHome = new Map<string, Org>();
  for (const community of communities) {
    const { stationId } = community;
    if (stationId !== undefined && !firstHome.has(stationId)) firstHome.set(stationId, community);
  }
  const member = (desk: Org, role: TokenRole): Draft => {
    const stationId = desk.stationId ?? desk.id;
    const home = desk.kind === 'community' ? desk : firstHome.get(stationId);
    if (home === undefined) throw new Error(`${desk.zh} has no community`);
    return {
      id: demoId('person', `staff:${role}:${desk.id}`),
      ...named(makeUpName(dice), dice.between(24, 56)),
      home: { communityId: home.id, stationId, zh: home.zh },
      facets: ['staff'],
      skills: [],
      roles: [role],
      orgId: desk.id,
    };
  };
  return [
    ...stations.flatMap((station) => [member(station, 'stationLead'), member(station, 'station')]),
    ...communities.map((community) => member(community, 'community')),
    ...centres.map((centre) => member(centre, 'centre')),
  ];
};
