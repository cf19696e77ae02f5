import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { OrderFacts } from './facts';
import type { OpenOrder, SubmittedOrder } from './order';
import type { OrderChange } from './order-change';

export type RescheduleOrder = { readonly seenStartMs: Ms; readonly startMs: Ms };
export type RescheduleRefusal = Refusal<
  'state_forbids' | 'not_allowed' | 'consent_missing' | 'order_changed' | 'rule_forbids'
>;

/** The visit moves to another time; service and length stay. Refusals, in check order: `state_forbids`, `not_allowed`, `consent_missing`, `order_changed`, `rule_forbids`. */
export const decideReschedule = (
  _facts: OrderFacts,
  _command: RescheduleOrder,
  _atMs: Ms,
): Result<OrderChange<SubmittedOrder | OpenOrder>, RescheduleRefusal> => {
  throw new Error('decideReschedule is being written');
};
