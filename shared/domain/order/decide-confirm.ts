import type { Person } from '../person/person';
import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { OrderFacts } from './facts';
import type { ConfirmedOrder } from './order';
import type { OrderChange } from './order-change';

export type ConfirmFacts = OrderFacts & { readonly elder: Person };
export type ConfirmRefusal = Refusal<
  'state_forbids' | 'not_allowed' | 'consent_missing' | 'maker_is_checker'
>;

/** Elder, family or a call-back say that the visit took place as shown. Refusals, in check order: `state_forbids`, `not_allowed`, `consent_missing`, `maker_is_checker`. */
export const decideConfirm = (
  _facts: ConfirmFacts,
  _atMs: Ms,
): Result<OrderChange<ConfirmedOrder>, ConfirmRefusal> => {
  throw new Error('decideConfirm is being written');
};
