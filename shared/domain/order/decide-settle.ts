import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { OrderFacts } from './facts';
import type { SettledOrder } from './order';
import type { OrderChange } from './order-change';

export type SettleRefusal = Refusal<'state_forbids' | 'not_allowed' | 'maker_is_checker' | 'rule_forbids'>;

/** The community moves the credited minutes to the helper and releases the rest. Refusals, in check order: `state_forbids`, `not_allowed`, `maker_is_checker`, `rule_forbids`. */
export const decideSettle = (
  _facts: OrderFacts,
  _atMs: Ms,
): Result<OrderChange<SettledOrder>, SettleRefusal> => {
  throw new Error('decideSettle is being written');
};
