import type { Assigned, CheckedOut, OrderBase, Proposal } from '../../order/order';
import type { OrderState } from '../../order/states';
import type { Minutes } from '../../units';

export type LivedBase = Omit<OrderBase, 'headHash' | 'rung' | 'endsAtMs' | 'dueAtMs'>;
export type LivedVisit = Partial<Assigned & CheckedOut> & {
  readonly deniedById?: Assigned['helperId'];
  readonly settledMinutes?: Minutes;
  readonly proposal?: Proposal;
};
/** An order as its entries tell it: what they do not tell is absent, so that a comparison with the order names it. */
export type Lived = LivedBase & LivedVisit & { readonly state: OrderState };
