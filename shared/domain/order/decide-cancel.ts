import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { Day } from './day';
import type { OrderFacts } from './facts';
import type { CancelledOrder } from './order';
import type { OrderChange } from './order-change';

export type CancelFacts = OrderFacts & {
  /** The helper's, of the visit's Shanghai day; needed when the order is accepted. */
  readonly helperDay?: Day;
};
export type CancelOrder = { readonly reason: ReasonCode };

export type CancelRefusal = Refusal<'state_forbids' | 'not_allowed' | 'consent_missing'>;

/** Elder, family or station call the visit off before check-in; all minutes are released. Refusals, in check order: `state_forbids`, `not_allowed`, `consent_missing`. */
export const decideCancel = (
  _facts: CancelFacts,
  _command: CancelOrder,
  _atMs: Ms,
): Result<OrderChange<CancelledOrder>, CancelRefusal> => {
  throw new Error('decideCancel is being written');
};
