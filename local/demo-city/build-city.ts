import type { Org } from '../../shared/domain/org/org';
import type { Scope } from '../../shared/domain/person/person';
import { registers } from '../../shared/domain/person/registers';
import type { Ms } from '../../shared/domain/units';
import type { CitySize } from './city-size';
import { demoId } from './demo-ids';
import { type Dice, diceFrom } from './dice';
import { makeUpName } from './names';
import { buildOrgs, type DemoOrgs } from './orgs';
import { allSkills, type DemoPerson, type Draft, makePeople, named, type Tie } from './people';
import { personaDrafts, personaTies } from './persona-drafts';
import { staffDrafts } from './staff';

export type DemoCity = { readonly orgs: DemoOrgs; readonly people: readonly DemoPerson[] };

/** One city for ever, until somebody asks for another. */
const DEMO_SEED = 20_260;

const ALL_SCOPES: readonly Scope[] = ['order', 'pay', 'viewVisits', 'viewHealth'];
const SOME_SCOPES: readonly Scope[] = ['order', 'viewVisits'];

/**
 * A whole made-up city, the same for the same seed, size and month.
 * Nobody in it exists: names are drawn, phones cannot be dialled, addresses name no street.
 */
export const buildCity = (options: {
  readonly seed?: number;
  readonly size: CitySize;
  readonly nowMs: Ms;
}): DemoCity => {
  const { seed = DEMO_SEED, size, nowMs } = options;
  const orgs = buildOrgs(seed, size.communities);
  const dice = diceFrom(seed + 1);
  const elders = elderDrafts(dice, orgs.communities, size.elders);
  const volunteers = volunteerDrafts(dice, orgs.communities, size.volunteers);
  const relatives = relativeDrafts(dice, orgs.communities, size.relatives);
  const drafts = [...personaDrafts(), ...elders, ...volunteers, ...relatives, ...staffDrafts(dice, orgs)];
  const ties = [...personaTies(), ...familyTies(dice, elders, [...relatives, ...volunteers])];
  return { orgs, people: makePeople(drafts, ties, nowMs, dice) };
};

const homeIn = ({ id, stationId, zh }: Org): Draft['home'] => {
  if (stationId === undefined) throw new Error(`${zh} hangs on no station`);
  return { communityId: id, stationId, zh };
};

/** Everybody of one kind, spread evenly over the communities. */
const spread = (
  communities: readonly Org[],
  count: number,
  draft: (home: Draft['home'], index: number) => Draft,
): Draft[] =>
  Array.from({ length: count }, (_, index) => {
    const community = communities[index % communities.length];
    if (community === undefined) throw new Error('a city has communities');
    return draft(homeIn(community), index);
  });

/** One elder in seven is entitled, more than in a whole city: whom a station knows in need, it registers first. */
const ENTITLED_EACH = 7;
const registered = (index: number): Pick<Draft, 'register'> => {
  const register = registers[Math.floor(index / ENTITLED_EACH) % registers.length];
  return index % ENTITLED_EACH === 3 && register !== undefined ? { register } : {};
};

const elderDrafts = (dice: Dice, communities: readonly Org[], count: number): Draft[] =>
  spread(communities, count, (home, index) => ({
    id: demoId('person', `elder:${index}`),
    ...named(makeUpName(dice), dice.between(60, 95)),
    home,
    facets: ['elder'],
    skills: [],
    roles: ['elder'],
    openingMinutes: dice.percent(90) ? dice.between(8, 160) * 15 : 0,
    ...registered(index),
  }));

/** Most are younger elders themselves: 低龄存时间，高龄换服务. */
const volunteerDrafts = (dice: Dice, communities: readonly Org[], count: number): Draft[] =>
  spread(communities, count, (home, index) => {
    const ageYears = dice.percent(70) ? dice.between(55, 72) : dice.between(20, 54);
    const isElder = ageYears >= 60;
    return {
      id: demoId('person', `volunteer:${index}`),
      ...named(makeUpName(dice), ageYears),
      home,
      facets: isElder ? ['volunteer', 'elder'] : ['volunteer'],
      skills: allSkills.filter(() => dice.percent(45)),
      roles: isElder ? ['volunteer', 'elder'] : ['volunteer'],
      openingMinutes: dice.between(0, 480) * 15,
    };
  });

const relativeDrafts = (dice: Dice, communities: readonly Org[], count: number): Draft[] =>
  spread(dice.shuffled(communities), count, (home, index) => {
    const alsoHelps = dice.percent(50);
    return {
      id: demoId('person', `relative:${index}`),
      ...named(makeUpName(dice), dice.between(25, 58)),
      home,
      facets: alsoHelps ? ['volunteer'] : [],
      skills: [],
      roles: alsoHelps ? ['volunteer', 'family'] : ['family'],
      openingMinutes: dice.between(16, 240) * 15,
    };
  });

/** Every second elder has family in the city; some have two relatives, and one in twenty depends on a guardian. */
const familyTies = (dice: Dice, elders: readonly Draft[], others: readonly Draft[]): Tie[] => {
  const ties: Tie[] = [];
  for (const [index, relative] of others.slice(0, Math.floor(elders.length * 0.6)).entries()) {
    const elder = elders[index % Math.max(1, Math.floor(elders.length / 2))];
    if (elder === undefined || elder.ageYears - relative.ageYears < 15) continue;
    const guardian = index < elders.length / 2 && dice.percent(5);
    ties.push({
      elderId: elder.id,
      relativeId: relative.id,
      tie: relative.name.hers ? 'daughter' : 'son',
      scopes: guardian || dice.percent(75) ? ALL_SCOPES : SOME_SCOPES,
      guardian,
    });
  }
  return ties;
};
