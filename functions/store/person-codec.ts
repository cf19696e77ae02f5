import type { PersonId } from '../../shared/domain/ids';
import { type Binding, type Person, scopes } from '../../shared/domain/person/person';
import { registers } from '../../shared/domain/person/registers';
import {
  bytes,
  flag,
  type Item,
  id,
  int,
  isId,
  list,
  mapList,
  maybe,
  oneOf,
  type Stored,
  text,
} from './item';
import { entitledOf, personKey } from './keys';

const facets = ['elder', 'volunteer', 'staff'] as const satisfies readonly Person['facets'][number][];
const ties = [
  'daughter',
  'son',
  'spouse',
  'grandchild',
  'sibling',
  'other',
] as const satisfies readonly Binding['tie'][];

/** A person as an item: coarse facts under a pseudonym, never a name, a phone or an address (architecture.md, Data). */
export const encodePerson = ({ id: personId, ...rest }: Person): Stored => ({
  ...personKey(personId),
  ...rest,
  ...(rest.register === undefined ? {} : { work: entitledOf(rest.stationId) }),
});

export const personIdIn = (key: string): PersonId => {
  const personId = key.slice(key.indexOf('#') + 1);
  if (!isId('person', personId)) throw new Error(`no person: ${key}`);
  return personId;
};

const each = <const T extends string>(item: Item, name: string, values: readonly T[]): readonly T[] =>
  list(item, name).map((value) => oneOf(...values)({ ...item, [name]: value }, name));

/** The person that an item holds; throws on anything that no codec wrote. */
export const decodePerson = (item: Item): Person => {
  const personId = personIdIn(text(item, 'pk'));
  return {
    id: personId,
    version: int(item, 'version'),
    headHash: bytes(item, 'headHash'),
    status: oneOf('active', 'suspended')(item, 'status'),
    birthMonth: int(item, 'birthMonth'),
    facets: each(item, 'facets', facets),
    communityId: id('org')(item, 'communityId'),
    stationId: id('org')(item, 'stationId'),
    skills: mapList(item, 'skills').map((skill) => ({
      code: text(skill, 'code'),
      untilDay: int(skill, 'untilDay'),
    })),
    hasGuardian: flag(item, 'hasGuardian'),
    ...maybe(item, 'addressHmac', bytes),
    ...maybe(item, 'register', oneOf(...registers)),
    bindings: mapList(item, 'bindings').map((binding) => ({
      id: id('binding')(binding, 'id'),
      elderId: id('person')(binding, 'elderId'),
      relativeId: id('person')(binding, 'relativeId'),
      tie: oneOf(...ties)(binding, 'tie'),
      scopes: each(binding, 'scopes', scopes),
      untilMs: int(binding, 'untilMs'),
      guardian: flag(binding, 'guardian'),
    })),
  };
};
