import type { Ms } from '../../shared/domain/units';
import { buildCity } from './build-city';
import { type CitySize, fullCity } from './city-size';

/** Roles and desk of anybody who lives in the demo city, so that a simulated day can be everybody at once. */
export const demoSessions = (nowMs: Ms, size: CitySize = fullCity) => {
  let roster: ReadonlyMap<string, { readonly roles: readonly string[]; readonly orgId?: string }> | undefined;
  return (personId: string) => {
    // Made when somebody asks: a start without a simulation does without.
    roster ??= new Map(
      buildCity({ size, nowMs }).people.map(({ person, roles, orgId }) => [
        person.id,
        { roles, ...(orgId !== undefined && { orgId }) },
      ]),
    );
    return roster.get(personId);
  };
};
