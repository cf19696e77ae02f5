import type { IdKind, IdOf } from '../../shared/domain/ids';
import { FIRST_HASH } from '../../shared/domain/ledger/account';
import type { Binding, Person } from '../../shared/domain/person/person';
import type { Ms } from '../../shared/domain/units';
import type { Cast, Family } from './operation';

type Fresh = <K extends IdKind>(kind: K) => IdOf<K>;

const HELPERS = 3;

export const newFamily = (fresh: Fresh): Family => ({
  elderId: fresh('person'),
  relativeId: fresh('person'),
  bindingId: fresh('binding'),
});

export const newCast = (fresh: Fresh): Cast => ({
  stationId: fresh('org'),
  communityId: fresh('org'),
  ...newFamily(fresh),
  helperIds: Array.from({ length: HELPERS }, () => fresh('person')),
  leadId: fresh('person'),
  otherLeadId: fresh('person'),
  deputyId: fresh('person'),
  clerkId: fresh('person'),
});

/** All people of a world, registered in its one community; bindings last until an instant. */
export const peopleOf = (cast: Cast, families: readonly Family[], untilMs: Ms): readonly Person[] => {
  const { helperIds, leadId, otherLeadId, deputyId, clerkId, stationId, communityId } = cast;
  const person = (id: Person['id'], facets: Person['facets'], bindings: readonly Binding[] = []): Person => ({
    id,
    version: 0,
    headHash: FIRST_HASH,
    status: 'active',
    birthMonth: 195001,
    facets,
    communityId,
    stationId,
    skills: [],
    hasGuardian: false,
    bindings,
  });
  const bound = ({ elderId, relativeId, bindingId }: Family): readonly Person[] => {
    const tie: Binding = {
      id: bindingId,
      elderId,
      relativeId,
      tie: 'daughter',
      scopes: ['order', 'pay', 'viewVisits'],
      untilMs,
      guardian: false,
    };
    return [person(elderId, ['elder'], [tie]), person(relativeId, ['volunteer'], [tie])];
  };
  return [
    ...[cast, ...families].flatMap(bound),
    ...helperIds.map((id) => person(id, ['volunteer', 'elder'])),
    ...[leadId, otherLeadId, deputyId, clerkId].map((id) => person(id, ['staff'])),
  ];
};
