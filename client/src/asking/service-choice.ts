import { type ServiceList, serviceLists } from '../../../shared/domain/catalogue/service';

/** Whoever taps 看病 means the way to the doctor too, though the catalogue has it under 助行. */
const alsoUnder: Partial<Record<ServiceList, readonly string[]>> = { health: ['escort.medical'] };

export const listOf = (param: string | undefined): ServiceList =>
  serviceLists.find((list) => list === param) ?? 'urgent';

/** What stands under a tile, most asked for first. */
export const servicesUnder = <S extends { readonly code: string; readonly list: ServiceList }>(
  services: readonly S[],
  list: ServiceList,
): readonly S[] => {
  const guests = alsoUnder[list] ?? [];
  return [
    ...services.filter((service) => guests.includes(service.code)),
    ...services.filter((service) => service.list === list),
  ];
};
