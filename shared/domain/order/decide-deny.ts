import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { OrderFacts } from './facts';
import type { DisputedOrder } from './order';
import type { OrderChange } from './order-change';

export type DenyOrder = { readonly reason: ReasonCode };
export type DenyRefusal = Refusal<'state_forbids' | 'not_allowed' | 'consent_missing' | 'maker_is_checker'>;

/** Elder or family say that the visit was not as shown. Refusals, in check order: `state_forbids`, `not_allowed`, `consent_missing`, `maker_is_checker`. */
export const decideDeny = (
  _facts: OrderFacts,
  _command: DenyOrder,
  _atMs: Ms,
): Result<OrderChange<DisputedOrder>, DenyRefusal> => {
  throw new Error('decideDeny is being written');
};
