import type { Order } from '../../shared/domain/order/order';
import type { Named } from './read-missing';

/** The accounts whose hold a command resolves. Pure. */
export const sourcesOf = ({ funding }: Order): Pick<Named, 'accounts'> => ({
  accounts: funding.map(({ account }) => account),
});

/** The sources, and the helper's own account, which is credited. Pure. */
export const bothSidesOf = (order: Order): Pick<Named, 'accounts'> => ({
  accounts: [
    ...order.funding.map(({ account }) => account),
    ...('helperId' in order ? [`person:${order.helperId}` as const] : []),
  ],
});
