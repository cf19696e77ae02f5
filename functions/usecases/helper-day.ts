import { dayOf } from '../../shared/domain/calendar/shanghai-day';
import type { Day } from '../../shared/domain/order/day';
import type { Order } from '../../shared/domain/order/order';
import { dayKey, type Loaded } from './ports';
import type { Named } from './read-missing';

/** The helper's day of the visit, which a command gives back; nothing while nobody has the order. Pure. */
export const helperDayOf = (order: Order): Pick<Named, 'days'> =>
  'helperId' in order ? { days: [{ personId: order.helperId, day: dayOf(order.startMs) }] } : {};

/** The same as it was loaded. Pure. */
export const helperDayIn = ({ days }: Loaded, order: Order): { readonly helperDay?: Day } => {
  const helperDay = 'helperId' in order ? days.get(dayKey(order.helperId, dayOf(order.startMs))) : undefined;
  return helperDay === undefined ? {} : { helperDay };
};
