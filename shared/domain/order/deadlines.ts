import type { Ms } from '../units';
import type { DeadlineFacts } from './facts';
import type { Order } from './order';
import type { OrderCommand } from './states';

/** Who is called at a rung, and why (orders.md, Deadlines). */
export type RungCall =
  | 'acceptanceDue'
  | 'widenArea'
  | 'alarm'
  | 'neighbourStation'
  | 'proposeReferral'
  | 'remindHelper'
  | 'late'
  | 'remindCheckOut'
  | 'callElder'
  | 'callBack'
  | 'settleDue'
  | 'recordDue'
  | 'unresolved';
export type RungWhom = 'station' | 'community' | 'district' | 'bureau' | 'volunteer' | 'centre';

/** What the sweeper meets at `order.dueAtMs`: a rung (a notice, no entry) or the end of the state (a clock command). */
export type Due =
  | { readonly kind: 'rung'; readonly atMs: Ms; readonly call: RungCall; readonly whom: RungWhom }
  | { readonly kind: 'end'; readonly atMs: Ms; readonly command: OrderCommand };

/** The rung that is next for an order as it stands; absent when the order has ended. Pure. */
export const nextDue = (_order: Order, _facts: DeadlineFacts): Due | undefined => {
  throw new Error('nextDue is being written');
};

/** The order with its present rung behind it: `rung` + 1 and the next `dueAtMs`. No version, no entry. */
export const climbRung = <O extends Order>(_order: O, _facts: DeadlineFacts): O => {
  throw new Error('climbRung is being written');
};
