import type { ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { OrderFacts } from './facts';
import type { ExpiredOrder } from './order';
import type { OrderChange } from './order-change';

export type CloseOrder = { readonly reason: ReasonCode };
export type CloseRefusal = Refusal<'state_forbids' | 'not_allowed'>;

/** The station closes a request that cannot be met; all minutes are released. Refusals, in check order: `state_forbids`, `not_allowed`. */
export const decideClose = (
  _facts: OrderFacts,
  _command: CloseOrder,
  _atMs: Ms,
): Result<OrderChange<ExpiredOrder>, CloseRefusal> => {
  throw new Error('decideClose is being written');
};
