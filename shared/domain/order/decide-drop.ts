import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { Day } from './day';
import type { OrderFacts } from './facts';
import type { OpenOrder, SubmittedOrder } from './order';
import type { OrderChange } from './order-change';

export type DropFacts = OrderFacts & {
  /** The helper's, of the visit's Shanghai day. */
  readonly helperDay: Day;
};
export type DropOrder = { readonly assignmentNo: number; readonly reason: ReasonCode };

export type DropRefusal = Refusal<'assignment_over' | 'state_forbids' | 'not_allowed'>;

/** The volunteer gives an accepted order back: to the hall before the start, to the station's desk from the start on. Refusals, in check order: `assignment_over`, `state_forbids`, `not_allowed`. */
export const decideDrop = (
  _facts: DropFacts,
  _command: DropOrder,
  _atMs: Ms,
): Result<OrderChange<OpenOrder | SubmittedOrder>, DropRefusal> => {
  throw new Error('decideDrop is being written');
};
