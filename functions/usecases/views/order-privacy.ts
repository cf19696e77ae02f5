import type { Relation } from '../../../shared/domain/authority/actor';
import type { PersonId } from '../../../shared/domain/ids';
import type { Order } from '../../../shared/domain/order/order';
import { mayJudge, payersOf } from '../../../shared/domain/order/parties';
import type { Binding } from '../../../shared/domain/person/person';
import type { Ms } from '../../../shared/domain/units';
import { helpsNow, peopleOf, type ShownPeople } from './order-people';

/** What an asker may see of the persons of one order, beyond the order itself. */
export type OrderPrivacy = {
  readonly people: ShownPeople & { readonly payerId?: PersonId };
  /** The elder's door and phone: the desk, and the helper while it is their business. */
  readonly elderContact: boolean;
  /** The helper's phone: the station; the elder and who orders for her, while he is on his way or with her. */
  readonly helperContact: boolean;
  /** The two codes of the visit, while there is one to begin or end: the elder's page, and the station's desk for who may judge. */
  readonly codes: boolean;
};

/**
 * What of a personal kind an asker sees on an order, by how they stand to it. Pure; what no line names is not shown.
 * Source: product.md, What must never leak; orders.md, Evidence of a visit (`elderCode`).
 */
export const orderPrivacy = (
  order: Order,
  askerId: PersonId,
  relations: readonly Relation[],
  bindings: readonly Binding[],
  atMs: Ms,
): OrderPrivacy => {
  const stands = (...ways: readonly Relation[]): boolean => ways.some((way) => relations.includes(way));
  const station = stands('ownStation');
  const elderSide = stands('elder', 'payer', 'boundOrder', 'boundViewVisits');
  const helps = stands('helper') && helpsNow(order, askerId, atMs);
  const [payerId] = payersOf(order.funding);
  return {
    people: {
      ...(station || elderSide || helps || stands('ownCommunity') ? peopleOf(order) : {}),
      ...((station || elderSide) && payerId !== undefined ? { payerId } : {}),
    },
    elderContact: station || helps,
    helperContact:
      station || (stands('elder', 'boundOrder') && (order.state === 'accepted' || order.state === 'serving')),
    // A code that anybody else could see would no longer be the elder's word (ADR 0036).
    codes:
      (stands('elder') || (station && mayJudge(order, askerId, bindings))) &&
      (order.state === 'accepted' || order.state === 'serving'),
  };
};
