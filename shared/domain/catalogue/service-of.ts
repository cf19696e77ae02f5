import type { Catalogue, Service } from './service';

/** The service of a code, absent when the catalogue has none. Pure. */
export const serviceOf = (catalogue: Catalogue, code: string): Service | undefined =>
  catalogue.services.find((service) => service.code === code);
