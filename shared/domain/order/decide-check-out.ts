import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { CheckFacts, CheckProof } from './decide-check-in';
import type { ServedOrder } from './order';
import type { OrderChange } from './order-change';

export type CheckOutOrder = { readonly assignmentNo: number; readonly proof: CheckProof };
export type CheckOutRefusal = Refusal<
  | 'assignment_over'
  | 'state_forbids'
  | 'not_allowed'
  | 'maker_is_checker'
  | 'deadline_passed'
  | 'code_locked'
  | 'code_wrong'
>;

/** A visit ends, with evidence; served minutes are fixed. Refusals, in check order: `assignment_over`, `state_forbids`, `not_allowed`, `maker_is_checker`, `deadline_passed`, `code_locked`, `code_wrong`. */
export const decideCheckOut = (
  _facts: CheckFacts,
  _command: CheckOutOrder,
  _atMs: Ms,
): Result<OrderChange<ServedOrder>, CheckOutRefusal> => {
  throw new Error('decideCheckOut is being written');
};
