import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { OrderFacts } from './facts';
import type { OpenOrder } from './order';
import type { OrderChange } from './order-change';

export type PublishRefusal = Refusal<'state_forbids' | 'not_allowed' | 'deadline_passed' | 'not_eligible'>;

/** The station puts a submitted order into the hall. Refusals, in check order: `state_forbids`, `not_allowed`, `deadline_passed`, `not_eligible`. */
export const decidePublish = (
  _facts: OrderFacts,
  _atMs: Ms,
): Result<OrderChange<OpenOrder>, PublishRefusal> => {
  throw new Error('decidePublish is being written');
};
