import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { OrderFacts } from './facts';
import type { DisputedOrder } from './order';
import type { OrderChange } from './order-change';

export type DisputeOrder = { readonly reason: ReasonCode };
export type DisputeRefusal = Refusal<'state_forbids' | 'not_allowed' | 'consent_missing'>;

/** Station, elder, payer or helper question a confirmed order. Refusals, in check order: `state_forbids`, `not_allowed`, `consent_missing`. */
export const decideDispute = (
  _facts: OrderFacts,
  _command: DisputeOrder,
  _atMs: Ms,
): Result<OrderChange<DisputedOrder>, DisputeRefusal> => {
  throw new Error('decideDispute is being written');
};
