import { currentProjections } from '../../functions/store/generation-store';
import { orderQueries } from '../../functions/store/order-queries';
import { peopleStore } from '../../functions/store/people-store';
import { viewQueries } from '../../functions/store/view-queries';
import { hall } from '../../functions/usecases/hall';
import { home } from '../../functions/usecases/home';
import { passbook } from '../../functions/usecases/passbook';
import { queue } from '../../functions/usecases/queue';
import type { PersonId } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { MORNING_MS, type SmallCity } from '../small-city';

/** Whose pages are looked at. */
export type Lookers = {
  readonly elderId: PersonId;
  readonly helperId: PersonId;
  readonly clerkId: PersonId;
};

/** The pages that most people meet, as a lambda that has been awake for a while answers them. Names lie in another table and are not read. */
export const pagesOf = (city: SmallCity, { elderId, helperId, clerkId }: Lookers) => {
  const { table } = city;
  const ports = {
    ...city.ports,
    ...orderQueries(table),
    ...peopleStore(table),
    ...currentProjections(table, () => MORNING_MS),
    ...viewQueries(table),
    reveal: async () => new Map(),
  };
  const desk = { personId: clerkId, roles: ['station'], orgId: city.stationId } as const;
  return {
    hall: () => hall(ports)({}, { personId: helperId, roles: ['volunteer'] }, MORNING_MS),
    home: () => home(ports)({}, { personId: elderId, roles: ['elder'] }, MORNING_MS),
    queue: () => queue(ports)({ lane: 'all' }, desk, MORNING_MS),
    passbook: () => passbook(ports)({}, { personId: elderId, roles: ['elder'] }, MORNING_MS),
  } satisfies Record<string, () => Promise<Result<object, { readonly code: string }>>>;
};

export type Pages = ReturnType<typeof pagesOf>;
