import type { Ms } from '../shared/domain/units';
import { environmentOf, type Surroundings } from './lambda-environment';
import type { LocalService } from './service-file';

/** How tools beside the lambdas reach the city's data. */
export type CityAccess = {
  readonly endpoint: string;
  readonly keyServiceEndpoint: string;
  readonly objectStoreEndpoint: string;
  /** What the lambdas have in their environment: table names, key ids. */
  readonly environment: Readonly<Record<string, string>>;
  readonly nowMs: Ms;
};

export const accessOf = (service: LocalService, surroundings: Surroundings, nowMs: Ms): CityAccess => ({
  endpoint: surroundings.endpoint,
  keyServiceEndpoint: surroundings.keyServiceEndpoint,
  objectStoreEndpoint: surroundings.objectStoreEndpoint,
  environment: Object.assign(
    {},
    ...service.lambdas.map((lambda) => environmentOf(lambda, service, surroundings)),
  ),
  nowMs,
});
