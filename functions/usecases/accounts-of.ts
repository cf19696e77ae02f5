import { monthKeysOf } from '../../shared/domain/mandate/mandate-month';
import type { Order } from '../../shared/domain/order/order';
import type { Named } from './read-missing';

/** The accounts whose hold a command resolves, and the mandates' months that get back what is not used. Pure. */
export const sourcesOf = (order: Order): Required<Pick<Named, 'accounts' | 'docs'>> => ({
  accounts: order.funding.map(({ account }) => account),
  docs: monthKeysOf(order),
});

/** The sources, and the helper's own account, which is credited. Pure. */
export const bothSidesOf = (order: Order): Required<Pick<Named, 'accounts' | 'docs'>> => {
  const { accounts, docs } = sourcesOf(order);
  return {
    accounts: [...accounts, ...('helperId' in order ? [`person:${order.helperId}` as const] : [])],
    docs,
  };
};
