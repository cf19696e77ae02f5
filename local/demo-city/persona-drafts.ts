import type { Minutes } from '../../shared/domain/units';
import type { MadeUpName } from './names';
import { communityIdOf, stationIdOf } from './orgs';
import { allSkills, type Draft, type Tie } from './people';
import { type Persona, personaOf } from './personas';
import { TIANMA } from './places';

const HOUR: Minutes = 60;

const home: Draft['home'] = {
  communityId: communityIdOf(TIANMA),
  stationId: stationIdOf('天马街道'),
  zh: TIANMA,
};

type Told = Pick<Draft, 'ageYears' | 'facets' | 'skills'> & {
  readonly nameZh: string;
  readonly hers: boolean;
  readonly openingMinutes?: Minutes;
};

const draftOf = (
  key: Persona['key'],
  { nameZh, hers, ageYears, facets, skills, openingMinutes }: Told,
): Draft => {
  const { personId, zh, roles, orgId } = personaOf(key);
  const name: MadeUpName = { nameZh, surname: nameZh.slice(0, 1), hers };
  return {
    id: personId,
    name,
    calledZh: zh,
    ageYears,
    home,
    facets,
    skills,
    roles,
    ...(orgId !== undefined && { orgId }),
    ...(openingMinutes !== undefined && { openingMinutes }),
  };
};

/** The named people of the demo as persons of the city. */
export const personaDrafts = (): Draft[] => [
  draftOf('wang', {
    nameZh: '王秀英',
    hers: true,
    ageYears: 78,
    facets: ['elder'],
    skills: [],
    openingMinutes: 12 * HOUR,
  }),
  draftOf('li', {
    nameZh: '李建国',
    hers: false,
    ageYears: 62,
    facets: ['volunteer', 'elder'],
    skills: allSkills,
    openingMinutes: 21.5 * HOUR,
  }),
  draftOf('lan', {
    nameZh: '蓝志强',
    hers: false,
    ageYears: 55,
    facets: ['volunteer'],
    skills: allSkills,
    openingMinutes: 10 * HOUR,
  }),
  draftOf('fang', {
    nameZh: '王芳',
    hers: true,
    ageYears: 49,
    facets: [],
    skills: [],
    openingMinutes: 25 * HOUR,
  }),
  draftOf('wei', {
    nameZh: '韦桂兰',
    hers: true,
    ageYears: 83,
    facets: ['elder'],
    skills: [],
    openingMinutes: 8 * HOUR,
  }),
  draftOf('qinjie', { nameZh: '覃丽萍', hers: true, ageYears: 41, facets: ['staff'], skills: [] }),
  draftOf('lu', { nameZh: '陆文军', hers: false, ageYears: 47, facets: ['staff'], skills: [] }),
  draftOf('qin', { nameZh: '覃秀梅', hers: true, ageYears: 35, facets: ['staff'], skills: [] }),
];

/** 王芳 orders for her mother and her mother-in-law, and pays with her own hours. */
export const personaTies = (): Tie[] =>
  (['wang', 'wei'] as const).map((key) => ({
    elderId: personaOf(key).personId,
    relativeId: personaOf('fang').personId,
    tie: key === 'wang' ? 'daughter' : 'other',
    scopes: ['order', 'pay', 'viewVisits', 'viewHealth'],
    guardian: false,
  }));
