import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import { type Day, giveBack } from './day';
import type { OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { OpenOrder, SubmittedOrder } from './order';
import type { OrderChange } from './order-change';
import { changed, nextBase } from './order-moved';
import { roleFor, stateForbids } from './standing';

export type DropFacts = OrderFacts & {
  /** The helper's, of the visit's Shanghai day; needed when the order is accepted. */
  readonly helperDay?: Day;
};
export type DropOrder = { readonly assignmentNo: number; readonly reason: ReasonCode };
export type DropRefusal = Refusal<'assignment_over' | 'state_forbids' | 'not_allowed'>;

/**
 * The volunteer gives an accepted order back: to the hall before the start, to the station's desk from the start on. Pure; the hold
 * stands, the helper's day is free again.
 * Refusals, in check order: `assignment_over`, `state_forbids`, `not_allowed`. Source: orders.md, the table and its notes.
 */
export const decideDrop = (
  facts: DropFacts,
  command: DropOrder,
  atMs: Ms,
): Result<OrderChange<OpenOrder | SubmittedOrder>, DropRefusal> => {
  const { order, acting, helperDay } = facts;
  if (command.assignmentNo !== order.assignmentNo)
    return refuse('assignment_over', { assignmentNo: order.assignmentNo });
  if (!isLegal(order, 'drop')) return stateForbids(order, 'drop');
  if (roleFor(order, 'drop', acting) === undefined) return refuse('not_allowed', {});
  if (helperDay === undefined)
    throw new Error(`${order.id} is accepted, and its helper's day was not loaded`);
  const dropped: OpenOrder | SubmittedOrder = {
    ...nextBase(order, atMs),
    state: atMs < order.startMs ? 'open' : 'submitted',
  };
  const detail = { assignmentNo: order.assignmentNo, helperId: order.helperId, reason: command.reason };
  return accept(changed('drop', order, dropped, facts, detail, { days: [giveBack(helperDay, order.id)] }));
};
