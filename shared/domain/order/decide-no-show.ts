import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import { MINUTE_MS, type Ms } from '../units';
import { type Day, giveBack } from './day';
import type { DeadlineFacts, OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { AcceptedOrder, SubmittedOrder } from './order';
import type { OrderChange } from './order-change';
import { changed, nextBase } from './order-moved';
import { roleFor, stateForbids } from './standing';

export type NoShowFacts = OrderFacts & {
  /** The helper's, of the visit's Shanghai day; needed when the order is accepted. */
  readonly helperDay?: Day;
};
export type NoShowOrder = { readonly assignmentNo: number; readonly reason: ReasonCode };
export type NoShowRefusal = Refusal<'assignment_over' | 'state_forbids' | 'not_allowed' | 'too_early'>;

/** The order on the station's desk, the helper's day free: what a no-show makes, whoever says so. Pure. */
export const notShownUp = (
  order: AcceptedOrder,
  helperDay: Day,
  reason: ReasonCode,
  sinceMs: Ms,
  facts: DeadlineFacts,
): OrderChange<SubmittedOrder> => {
  const left: SubmittedOrder = { ...nextBase(order, sinceMs), state: 'submitted' };
  const detail = { assignmentNo: order.assignmentNo, helperId: order.helperId, reason };
  return changed('noShow', order, left, facts, detail, { days: [giveBack(helperDay, order.id)] });
};

/**
 * The station says that the helper did not come: the order goes to its desk, the hold stands. Pure.
 * Refusals, in check order: `assignment_over`, `state_forbids`, `not_allowed`, `too_early` (until the volunteer's window to check in
 * has closed). Source: orders.md, the table.
 */
export const decideNoShow = (
  facts: NoShowFacts,
  command: NoShowOrder,
  atMs: Ms,
): Result<OrderChange<SubmittedOrder>, NoShowRefusal> => {
  const { order, acting, rules, helperDay } = facts;
  if (command.assignmentNo !== order.assignmentNo)
    return refuse('assignment_over', { assignmentNo: order.assignmentNo });
  if (!isLegal(order, 'noShow')) return stateForbids(order, 'noShow');
  if (roleFor(order, 'noShow', acting) === undefined) return refuse('not_allowed', {});
  const fromMs = order.startMs + rules.checkInLateMinutes * MINUTE_MS;
  if (atMs < fromMs) return refuse('too_early', { fromMs });
  if (helperDay === undefined)
    throw new Error(`${order.id} is accepted, and its helper's day was not loaded`);
  return accept(notShownUp(order, helperDay, command.reason, atMs, facts));
};
