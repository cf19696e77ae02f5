import type { TokenRole } from '../../shared/domain/authority/actor';
import type { OrgId, PersonId } from '../../shared/domain/ids';
import { demoId } from './demo-ids';
import { communityIdOf, stationIdOf } from './orgs';
import { TIANMA } from './places';

/** Somebody whom a newcomer can be, in a browser tab of their own. Made up, like everybody in the demo city. */
export type Persona = {
  readonly key: string;
  readonly personId: PersonId;
  /** As others call them. */
  readonly zh: string;
  readonly roleZh: string;
  readonly audience: 'phone' | 'desk';
  /** Where their tab begins: the H5 client, which leads each role to its own first page. */
  readonly homePath: string;
  readonly roles: readonly TokenRole[];
  /** The desk of a staff member. */
  readonly orgId?: OrgId;
};

const phone = (key: string, zh: string, roleZh: string, roles: readonly TokenRole[]): Persona => ({
  key,
  personId: demoId('person', `persona:${key}`),
  zh,
  roleZh,
  audience: 'phone',
  homePath: '/',
  roles,
});

const desk = (key: string, zh: string, roleZh: string, role: TokenRole, orgId: OrgId): Persona => ({
  key,
  personId: demoId('person', `persona:${key}`),
  zh,
  roleZh,
  audience: 'desk',
  homePath: '/',
  roles: [role],
  orgId,
});

const tianmaStation = stationIdOf('天马街道');
const tianma = communityIdOf(TIANMA);

/** One for each side of a visit. */
export const personas: readonly Persona[] = [
  phone('wang', '王阿姨', '老人，78 岁，住天马社区，存有 12 小时', ['elder']),
  phone('li', '李师傅', '志愿者，62 岁，学过陪诊，住在附近', ['volunteer', 'elder']),
  phone('lan', '蓝师傅', '志愿者，55 岁，也住在附近', ['volunteer']),
  phone('fang', '王芳', '王阿姨的女儿，用自己的时长为妈妈办理', ['family']),
  phone('wei', '韦奶奶', '老人，83 岁，没有手机，由儿媳王芳代办', ['elder']),
  desk('qinjie', '覃姐', '天马街道社工站社工', 'station', tianmaStation),
  desk('lu', '陆站长', '天马街道社工站站长', 'stationLead', tianmaStation),
  desk('qin', '覃干事', '天马社区志愿服务站，负责结单', 'community', tianma),
];

/** A persona by its key; throws on a key that is not there. */
export const personaOf = (key: string): Persona => {
  const found = personas.find((each) => each.key === key);
  if (found === undefined) throw new Error(`there is no persona ${key}`);
  return found;
};
