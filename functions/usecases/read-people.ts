import type { PersonId } from '../../shared/domain/ids';
import type { Person } from '../../shared/domain/person/person';
import type { OrderPorts } from './ports';

const PEOPLE_A_READ = 100;

/** Persons, however many; the absent are absent. A round trip for each 100, all at once. */
export const readPeople = async (
  { load }: Pick<OrderPorts, 'load'>,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Person>> => {
  const reads = Array.from({ length: Math.ceil(ids.length / PEOPLE_A_READ) }, (_, index) =>
    load({ people: ids.slice(index * PEOPLE_A_READ, (index + 1) * PEOPLE_A_READ) }),
  );
  return new Map((await Promise.all(reads)).flatMap(({ people }) => [...people]));
};
