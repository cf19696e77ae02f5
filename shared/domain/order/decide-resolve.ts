import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { OrderFacts } from './facts';
import type { SettledOrder, VoidedOrder } from './order';
import type { OrderChange } from './order-change';

export type ResolveOrder = { readonly creditMinutes: number; readonly reason: ReasonCode };
export type ResolveRefusal = Refusal<
  'state_forbids' | 'not_allowed' | 'too_early' | 'maker_is_checker' | 'rule_forbids'
>;

/** A lead decides a dispute; zero minutes voids the order and releases all. Refusals, in check order: `state_forbids`, `not_allowed`, `too_early`, `maker_is_checker`, `rule_forbids`. */
export const decideResolve = (
  _facts: OrderFacts,
  _command: ResolveOrder,
  _atMs: Ms,
): Result<OrderChange<SettledOrder | VoidedOrder>, ResolveRefusal> => {
  throw new Error('decideResolve is being written');
};
