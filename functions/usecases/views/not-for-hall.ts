import { eligibilitySentences } from '../../../shared/contracts/rule-sentences';
import type { OrderView } from '../../../shared/contracts/views';
import { serviceOf } from '../../../shared/domain/catalogue/service-of';
import { ruleAgainstHall } from '../../../shared/domain/order/eligibility';
import type { Order } from '../../../shared/domain/order/order';
import type { CityPorts } from '../ports';

/** Why a submitted order cannot be published, whoever would take it: its service is a centre's, or takes two helpers; absent: it can. */
export const notForHallOf = async (
  { catalogue }: Pick<CityPorts, 'catalogue'>,
  { state, catalogueVersion, serviceCode }: Order,
): Promise<OrderView['notForHall']> => {
  if (state !== 'submitted') return undefined;
  const service = serviceOf(await catalogue(catalogueVersion), serviceCode);
  const rule = service && ruleAgainstHall(service);
  return rule && { code: rule, ...eligibilitySentences[rule] };
};
