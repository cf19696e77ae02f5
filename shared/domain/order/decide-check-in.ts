import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { OrderFacts } from './facts';
import type { ServingOrder } from './order';
import type { OrderChange } from './order-change';

/** How a code, checked outside by HMAC, fared. `triesLeft`: before this try, at most `rules.codeTriesMax`. */
export type CodeCheck = { readonly ok: boolean; readonly triesLeft: number };
export type CheckProof =
  | { readonly kind: 'elderCode'; readonly deviceAtMs: Ms }
  | {
      readonly kind: 'stationOverride';
      readonly calledWhom: 'elder' | 'contact';
      readonly reason: ReasonCode;
    };
export type CheckFacts = OrderFacts & {
  /** Needed when the proof is `elderCode`. */
  readonly code?: CodeCheck;
};
export type CheckInOrder = { readonly assignmentNo: number; readonly proof: CheckProof };

export type CheckInRefusal = Refusal<
  | 'assignment_over'
  | 'state_forbids'
  | 'not_allowed'
  | 'maker_is_checker'
  | 'too_early'
  | 'deadline_passed'
  | 'code_locked'
  | 'code_wrong'
>;

/** A visit begins, with evidence. Refusals, in check order: `assignment_over`, `state_forbids`, `not_allowed`, `maker_is_checker`, `too_early`, `deadline_passed`, `code_locked`, `code_wrong`. */
export const decideCheckIn = (
  _facts: CheckFacts,
  _command: CheckInOrder,
  _atMs: Ms,
): Result<OrderChange<ServingOrder>, CheckInRefusal> => {
  throw new Error('decideCheckIn is being written');
};
