import type { OrderId } from '../../../shared/domain/ids';
import type { Order } from '../../../shared/domain/order/order';
import type { OrderState } from '../../../shared/domain/order/states';
import type { ReadPorts } from '../ports/reading';
import type { ActedBy } from './acted-by';
import { storyOf } from './order-story';

/** Ends of which an elder asks who it was: what settled she has confirmed herself, or knows from a call. */
const askedOf: readonly OrderState[] = ['cancelled', 'expired'];

/** Who called off or closed each visit that came to nothing, by role (experience.md, P4). A query for each of those, all at once. */
export const endedByOf = async (
  { history }: Pick<ReadPorts, 'history'>,
  orders: readonly Order[],
): Promise<ReadonlyMap<OrderId, ActedBy>> => {
  const asked = orders.filter(({ state }) => askedOf.includes(state));
  const stories = await Promise.all(asked.map(({ id }) => history(id)));
  return new Map(
    stories.flatMap((found) => {
      const last = found && storyOf(found.order, found.entries).history.at(-1);
      return found && last ? [[found.order.id, last.by] as const] : [];
    }),
  );
};
