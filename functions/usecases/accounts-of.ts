import { mandateKey } from '../../shared/domain/mandate/mandate';
import { mandatedHolds, monthKeysOf } from '../../shared/domain/mandate/mandate-month';
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

/** What relatives whose hours stand behind an order have promised for it, and used in the month of the visit. Pure. */
export const promisesOf = (order: Order): NonNullable<Named['docs']> => [
  ...monthKeysOf(order),
  ...mandatedHolds(order).map(({ payerId }) => mandateKey({ payerId, elderId: order.elderId })),
];

/** All that a settlement moved between, and the pool to which the hours of a closed account go on. Pure. */
export const settlementOf = (order: Order): Required<Pick<Named, 'accounts' | 'docs'>> => ({
  accounts: [...bothSidesOf(order).accounts, `pool:${order.stationId}`],
  docs: promisesOf(order),
});
