import type { PersonId } from '../../../shared/domain/ids';
import type { Order } from '../../../shared/domain/order/order';
import { payersOf } from '../../../shared/domain/order/parties';
import { carries } from '../../../shared/domain/order/standing';
import type { Binding } from '../../../shared/domain/person/person';
import { HOUR_MS, type Ms } from '../../../shared/domain/units';

/** After the visit the helper still sees whom it was with, for so long (product.md, What must never leak). */
const HELPER_SEES_MS = 24 * HOUR_MS;

/** Who looks at an order: a person with their own bindings, as they stand now. */
export type Asker = { readonly personId: PersonId; readonly bindings: readonly Binding[] };

/** Whether the asker is the order's helper and may know whom and where: until 24 h after check-out. Pure. */
export const helpsNow = (order: Order, personId: PersonId, atMs: Ms): boolean =>
  'helperId' in order &&
  order.helperId === personId &&
  (!('checkOutMs' in order) || atMs < order.checkOutMs + HELPER_SEES_MS);

/** Whether a relative may look at an elder's visits now: bound with the scope to see them, or to order them. Pure. */
export const viewsVisitsOf = ({ personId, bindings }: Asker, elderId: PersonId, atMs: Ms): boolean =>
  bindings.some(
    (binding) =>
      binding.elderId === elderId &&
      binding.relativeId === personId &&
      (carries(binding, 'viewVisits', atMs) || carries(binding, 'order', atMs)),
  );

/** Whether the asker stands on the elder's side of an order: the elder, a payer, or a relative who may look. Pure. */
const onElderSide = (order: Order, asker: Asker, atMs: Ms): boolean =>
  order.elderId === asker.personId ||
  payersOf(order.funding).some((payerId) => payerId === asker.personId) ||
  viewsVisitsOf(asker, order.elderId, atMs);

/** The persons of an order whose form of address an asker meets. Pure. */
export type ShownPeople = { readonly elderId?: PersonId; readonly helperId?: PersonId };

/** Everybody on the order: what its desk meets. Pure. */
export const peopleOf = (order: Order): ShownPeople => ({
  elderId: order.elderId,
  ...('helperId' in order && { helperId: order.helperId }),
});

/** What a person meets on an order: the elder's side always, the helper while it is their business, nobody else. Pure. */
export const peopleShownTo = (order: Order, asker: Asker, atMs: Ms): ShownPeople =>
  onElderSide(order, asker, atMs) || helpsNow(order, asker.personId, atMs) ? peopleOf(order) : {};
