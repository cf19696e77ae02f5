import { chineseHolidays } from '../../shared/domain/calendar/chinese-holidays';
import { serviceOf } from '../../shared/domain/catalogue/service-of';
import type { DeadlineFacts } from '../../shared/domain/order/facts';
import type { Order } from '../../shared/domain/order/order';
import type { CityPorts } from './ports';

/** The rules that an order was made under, whoever looks at it later. No round trip once the lambda knows the versions. */
export const deadlineFacts =
  ({ rulebook, catalogue }: Pick<CityPorts, 'rulebook' | 'catalogue'>) =>
  async (
    order: Pick<Order, 'id' | 'rulebookVersion' | 'catalogueVersion' | 'serviceCode'>,
  ): Promise<DeadlineFacts> => {
    const [rules, services] = await Promise.all([
      rulebook(order.rulebookVersion),
      catalogue(order.catalogueVersion),
    ]);
    const service = serviceOf(services, order.serviceCode);
    if (service === undefined)
      throw new Error(`${order.id}: catalogue ${services.version} has no ${order.serviceCode}`);
    return { rules, service, holidays: chineseHolidays };
  };
