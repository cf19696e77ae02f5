import type { Parsed } from '../../../shared/contracts/contract';
import type { OrderCard, personCard } from '../../../shared/contracts/views';
import { serviceOf } from '../../../shared/domain/catalogue/service-of';
import type { OrgId, PersonId } from '../../../shared/domain/ids';
import type { Order } from '../../../shared/domain/order/order';
import type { CityPorts } from '../ports';
import type { Identity, RevealPort, RevealPurpose } from '../ports/personal-data';
import type { ShownPeople } from './order-people';

export type CardPorts = Pick<CityPorts, 'catalogue' | 'org'> & { readonly reveal: RevealPort };
export type PersonCard = Parsed<typeof personCard>;

/** Somebody whose form of address is not known, or was taken out of the register, is still somebody. */
export const NAMELESS_ZH = '（未登记）';

/** A person as others meet them: the form of address alone. Pure. */
export const personCardOf = (personId: PersonId, known: ReadonlyMap<PersonId, Identity>): PersonCard => ({
  personId,
  calledZh: known.get(personId)?.calledZh ?? NAMELESS_ZH,
});

/** Chinese name of an order's service, in the catalogue that the order names. */
export const serviceZhOf = async (
  { catalogue }: Pick<CityPorts, 'catalogue'>,
  { catalogueVersion, serviceCode }: Pick<Order, 'catalogueVersion' | 'serviceCode'>,
): Promise<string> => {
  const service = serviceOf(await catalogue(catalogueVersion), serviceCode);
  if (service === undefined) throw new Error(`catalogue ${catalogueVersion} has no ${serviceCode}`);
  return service.zh;
};

/** Name of an organisation of the tree. */
export const orgZhOf = async ({ org }: Pick<CityPorts, 'org'>, id: OrgId): Promise<string> => {
  const found = await org(id);
  if (found === undefined) throw new Error(`${id} is not in the tree`);
  return found.zh;
};

/** What stands on an order's card for anybody who may see it at all, with the persons that this asker may know. */
export const orderCardOf = async (
  ports: Pick<CityPorts, 'catalogue' | 'org'>,
  order: Order,
  { elderId, helperId }: ShownPeople,
  known: ReadonlyMap<PersonId, Identity>,
): Promise<OrderCard> => ({
  orderId: order.id,
  state: order.state,
  version: order.version,
  serviceCode: order.serviceCode,
  serviceZh: await serviceZhOf(ports, order),
  startMs: order.startMs,
  plannedMinutes: order.plannedMinutes,
  assignmentNo: order.assignmentNo,
  ...(elderId !== undefined && { elder: personCardOf(elderId, known) }),
  ...(helperId !== undefined && { helper: personCardOf(helperId, known) }),
  communityId: order.communityId,
  communityZh: await orgZhOf(ports, order.communityId),
});

/**
 * Cards of several orders, in their order. `shown` says whom the asker may know on each. One batched look at names, and none
 * when there is nobody to name.
 */
export const orderCardsOf = async (
  ports: CardPorts,
  orders: readonly Order[],
  shown: (order: Order) => ShownPeople,
  purpose: RevealPurpose,
  alsoNamed: readonly PersonId[] = [],
): Promise<{ readonly cards: readonly OrderCard[]; readonly known: ReadonlyMap<PersonId, Identity> }> => {
  const named = orders.flatMap((order) => {
    const { elderId, helperId } = shown(order);
    return [elderId, helperId].filter((id) => id !== undefined);
  });
  const known = await ports.reveal(['calledZh'], purpose, [...alsoNamed, ...named]);
  const cards = await Promise.all(orders.map((order) => orderCardOf(ports, order, shown(order), known)));
  return { cards, known };
};
