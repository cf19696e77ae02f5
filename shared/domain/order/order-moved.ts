import type { PersonId } from '../ids';
import type { EntryDetail } from '../ledger/entry';
import type { Ms } from '../units';
import { withDeadlines } from './deadlines';
import type { Acting, DeadlineFacts } from './facts';
import type { CheckedIn, CheckedOut, Order, OrderBase } from './order';
import type { OrderChange } from './order-change';

/** What every state keeps of an order, one version on; the new state began at `sinceMs`. Deadlines are set by `changed`. Pure. */
export const nextBase = (order: OrderBase, sinceMs: Ms): Omit<OrderBase, 'endsAtMs' | 'dueAtMs'> => ({
  id: order.id,
  version: order.version + 1,
  headHash: order.headHash,
  serviceCode: order.serviceCode,
  catalogueVersion: order.catalogueVersion,
  rulebookVersion: order.rulebookVersion,
  elderId: order.elderId,
  ...(order.addressHmac === undefined ? {} : { addressHmac: order.addressHmac }),
  stationId: order.stationId,
  communityId: order.communityId,
  cell: order.cell,
  startMs: order.startMs,
  plannedMinutes: order.plannedMinutes,
  funding: order.funding,
  assignmentNo: order.assignmentNo,
  rung: 0,
  sinceMs,
});

/** What a visit under way keeps. Pure. */
export const begunVisit = ({ helperId, checkInMs, proofs }: CheckedIn): CheckedIn => ({
  helperId,
  checkInMs,
  proofs,
});

/** What a visit that has ended keeps. Pure. */
export const endedVisit = (order: CheckedOut): CheckedOut => ({
  ...begunVisit(order),
  checkOutMs: order.checkOutMs,
  recordMinutes: order.recordMinutes,
  creditMinutes: order.creditMinutes,
  ...(order.checkedOutByClock ? { checkedOutByClock: true } : {}),
});

/** The change that a command makes: the order in its new state with its deadlines, and what moves beside it. Pure. */
export const changed = <O extends Order>(
  command: OrderChange['command'],
  before: Order,
  order: O,
  facts: DeadlineFacts,
  detail: EntryDetail,
  beside: Partial<Pick<OrderChange, 'postings' | 'days' | 'docs' | 'relied'>> = {},
): OrderChange<O> => ({
  command,
  from: before.state,
  order: withDeadlines(order, facts),
  postings: beside.postings ?? [],
  days: beside.days ?? [],
  ...(beside.docs === undefined || beside.docs.length === 0 ? {} : { docs: beside.docs }),
  ...(beside.relied === undefined || beside.relied.length === 0 ? {} : { relied: beside.relied }),
  detail,
});

/** The person who acts; the clock in a person's role is a bug and throws. Pure. */
export const actingPerson = ({ principal }: Pick<Acting, 'principal'>): PersonId => {
  if (principal === 'clock') throw new Error('the clock acts in a role that only people have');
  return principal;
};
