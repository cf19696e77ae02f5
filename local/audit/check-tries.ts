import { hasEnded } from '../../functions/store/order-codec';
import type { Order } from '../../shared/domain/order/order';
import type { Journal } from './journal';
import { storiesOf } from './stories';
import type { Violation } from './violation';

/**
 * Wrong codes are noted on the order without an entry (ADR 0031): while a visit may still begin or end, and in the name of somebody
 * who helped at that time alone. Anything else beside an order is an addition that nobody wrote (10).
 */
export const checkTries = (journal: Journal): readonly Violation[] => {
  const stories = storiesOf(journal);
  return journal.orders.flatMap(({ value: order, item: { codeTries, pk, sk } }): Violation[] => {
    if (codeTries === undefined) return [];
    const grabbers = (stories.get(order.id) ?? []).flatMap(({ command, principal }) =>
      command === 'grab' ? [principal] : [],
    );
    const helpers: readonly unknown[] = order.state === 'serving' ? [order.helperId] : grabbers;
    const isTrue =
      mayHaveTries(order) &&
      Array.isArray(codeTries) &&
      codeTries.length > 0 &&
      codeTries.every((id) => helpers.includes(id));
    if (isTrue) return [];
    return [
      { invariant: 10, place: `${String(pk)} / ${String(sk)}`, what: 'codeTries is not what a try wrote' },
    ];
  });
};

const mayHaveTries = (order: Order): boolean => !hasEnded(order) && !('checkOutMs' in order);
