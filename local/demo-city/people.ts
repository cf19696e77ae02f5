import type { Identity } from '../../functions/usecases/ports/personal-data';
import type { TokenRole } from '../../shared/domain/authority/actor';
import { skills as catalogueSkills, type SkillCode } from '../../shared/domain/catalogue/skills';
import type { OrgId, PersonId } from '../../shared/domain/ids';
import type { Binding, Person, Scope } from '../../shared/domain/person/person';
import type { Register } from '../../shared/domain/person/registers';
import { DAY_MS, type Minutes, type Ms } from '../../shared/domain/units';
import { birthMonthOf, dayAfter } from './calendar';
import { demoId } from './demo-ids';
import type { Dice } from './dice';
import { calledAt, demoPhone, type MadeUpName } from './names';

const BINDING_DAYS = 365;
const SKILL_DAYS = 730;
/** A first entry links to nothing. */
const NO_HASH = new Uint8Array(32);

/** Whatever the catalogue may ask of a helper. Object.keys forgets which keys they are. */
export const allSkills = Object.keys(catalogueSkills) as readonly SkillCode[];

/** A made-up person with all that the city keeps of them. */
export type DemoPerson = {
  readonly person: Person;
  readonly identity: Required<Identity>;
  readonly roles: readonly TokenRole[];
  /** The desk of a staff member. */
  readonly orgId?: OrgId;
  /** From the paper passbook; undefined: no account of their own. */
  readonly openingMinutes?: Minutes;
};

/** Somebody still without bindings, which come when all are there. */
export type Draft = {
  readonly id: PersonId;
  readonly name: MadeUpName;
  readonly calledZh: string;
  readonly ageYears: number;
  readonly home: { readonly communityId: OrgId; readonly stationId: OrgId; readonly zh: string };
  readonly facets: Person['facets'];
  readonly skills: readonly SkillCode[];
  readonly roles: readonly TokenRole[];
  readonly orgId?: OrgId;
  readonly openingMinutes?: Minutes;
  readonly register?: Register;
};

export type Tie = {
  readonly elderId: PersonId;
  readonly relativeId: PersonId;
  readonly tie: Binding['tie'];
  readonly scopes: readonly Scope[];
  readonly guardian: boolean;
};

/** Drafts and ties made whole: each binding stands on both persons, and a relative may act as family. */
export const makePeople = (
  drafts: readonly Draft[],
  ties: readonly Tie[],
  nowMs: Ms,
  dice: Dice,
): readonly DemoPerson[] => {
  const bindings = bindingsByPerson(ties, nowMs);
  const guarded = new Set(ties.filter(({ guardian }) => guardian).map(({ elderId }) => elderId));
  const relatives = new Set(ties.map(({ relativeId }) => relativeId));
  return drafts.map((draft, index): DemoPerson => {
    const { id, name, calledZh, ageYears, home, facets, skills, roles, orgId, openingMinutes, register } =
      draft;
    const isFamily = relatives.has(id) && !roles.includes('family');
    return {
      person: {
        id,
        version: 0,
        headHash: NO_HASH,
        status: 'active',
        birthMonth: birthMonthOf(nowMs, ageYears, dice.below(12)),
        facets,
        communityId: home.communityId,
        stationId: home.stationId,
        skills: skills.map((code) => ({ code, untilDay: dayAfter(nowMs, SKILL_DAYS) })),
        hasGuardian: guarded.has(id),
        ...(register !== undefined && { register }),
        bindings: bindings.get(id) ?? [],
      },
      identity: {
        name: name.nameZh,
        calledZh,
        phone: demoPhone(index),
        addressZh: `${home.zh}${dice.between(1, 30)}栋${dice.between(1, 4)}单元${dice.between(1, 9)}0${dice.between(1, 4)}室`,
      },
      roles: isFamily ? [...roles, 'family'] : roles,
      ...(orgId !== undefined && { orgId }),
      ...(openingMinutes !== undefined && { openingMinutes }),
    };
  });
};

const bindingsByPerson = (ties: readonly Tie[], nowMs: Ms): ReadonlyMap<PersonId, readonly Binding[]> => {
  const found = new Map<PersonId, Binding[]>();
  for (const { elderId, relativeId, tie, scopes, guardian } of ties) {
    const id = demoId('binding', `${elderId}:${relativeId}`);
    const binding: Binding = {
      id,
      elderId,
      relativeId,
      tie,
      scopes,
      untilMs: nowMs + BINDING_DAYS * DAY_MS,
      guardian,
    };
    for (const side of [elderId, relativeId]) found.set(side, [...(found.get(side) ?? []), binding]);
  }
  return found;
};

/** A made-up name with the form of address that fits the age. */
export const named = (name: MadeUpName, ageYears: number): Pick<Draft, 'name' | 'calledZh' | 'ageYears'> => ({
  name,
  calledZh: calledAt(name, ageYears),
  ageYears,
});
