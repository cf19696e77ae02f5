import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { Day } from './day';
import type { OrderFacts } from './facts';
import type { SubmittedOrder } from './order';
import type { OrderChange } from './order-change';

export type NoShowFacts = OrderFacts & {
  /** The helper's, of the visit's Shanghai day. */
  readonly helperDay: Day;
};
export type NoShowOrder = { readonly assignmentNo: number; readonly reason: ReasonCode };

export type NoShowRefusal = Refusal<'assignment_over' | 'state_forbids' | 'not_allowed' | 'too_early'>;

/** The station says that the helper did not come. Refusals, in check order: `assignment_over`, `state_forbids`, `not_allowed`, `too_early`. */
export const decideNoShow = (
  _facts: NoShowFacts,
  _command: NoShowOrder,
  _atMs: Ms,
): Result<OrderChange<SubmittedOrder>, NoShowRefusal> => {
  throw new Error('decideNoShow is being written');
};
