import type { OrderView } from '../../../shared/contracts/views';
import type { OrderId } from '../../../shared/domain/ids';
import type { Order } from '../../../shared/domain/order/order';
import { type CardPorts, orderCardOf, personCardOf } from './order-cards';
import type { OrderPrivacy } from './order-privacy';

export type PersonalPorts = CardPorts & {
  /** The code that begins or ends one assignment's visit. */
  readonly visitCode: (id: OrderId, assignmentNo: number, step: 'in' | 'out') => Promise<string>;
};
type PersonalPart = Pick<OrderView, 'payer' | 'addressZh' | 'elderPhone' | 'helperPhone' | 'codes'>;

/** The order's card and its personal fields, as far as `privacy` lets them be seen: nothing else is even read. One round trip. */
export const personalPart = async (
  ports: PersonalPorts,
  order: Order,
  { people, elderContact, helperContact, codes }: OrderPrivacy,
) => {
  const { elderId, helperId, payerId } = people;
  const helperToCall = helperContact ? helperId : undefined;
  const [named, contact, helper, shownCodes] = await Promise.all([
    ports.reveal(
      ['calledZh'],
      'order',
      [elderId, helperId, payerId].filter((id) => id !== undefined),
    ),
    ports.reveal(['phone', 'addressZh'], 'order', elderContact ? [order.elderId] : []),
    ports.reveal(['phone'], 'order', helperToCall === undefined ? [] : [helperToCall]),
    codes ? codesOf(ports, order) : undefined,
  ]);
  const door = contact.get(order.elderId);
  const helperPhone = helperToCall === undefined ? undefined : helper.get(helperToCall)?.phone;
  const part: PersonalPart = {
    ...(payerId !== undefined && { payer: personCardOf(payerId, named) }),
    ...(door?.addressZh !== undefined && { addressZh: door.addressZh }),
    ...(door?.phone !== undefined && { elderPhone: door.phone }),
    ...(helperPhone !== undefined && { helperPhone }),
    ...(shownCodes !== undefined && { codes: shownCodes }),
  };
  return { ...(await orderCardOf(ports, order, people, named)), ...part };
};

const codesOf = async ({ visitCode }: PersonalPorts, { id, assignmentNo }: Order) => {
  const [begin, end] = await Promise.all([
    visitCode(id, assignmentNo, 'in'),
    visitCode(id, assignmentNo, 'out'),
  ]);
  return { in: begin, out: end };
};
