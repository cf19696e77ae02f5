import type { Person } from '../person/person';
import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { Day } from './day';
import type { OrderFacts } from './facts';
import type { AcceptedOrder } from './order';
import type { OrderChange } from './order-change';

export type GrabFacts = OrderFacts & {
  readonly volunteer: Person;
  readonly elder: Person;
  /** The volunteer's, of the visit's Shanghai day; version 0 when it was never written. */
  readonly day: Day;
  /** Between the communities of volunteer and order (`distanceMetres`); absent when one has no coordinates. */
  readonly distanceMetres?: number;
};
export type GrabOrder = { readonly seenStartMs: Ms };

export type GrabRefusal = Refusal<
  | 'order_already_taken'
  | 'state_forbids'
  | 'not_allowed'
  | 'deadline_passed'
  | 'order_changed'
  | 'not_eligible'
  | 'day_overlaps'
  | 'day_full'
>;

/** What a grab makes of an open order and of the volunteer's day. Refusals, in check order: `order_already_taken`, `state_forbids`, `not_allowed`, `deadline_passed`, `order_changed`, `not_eligible`, `day_overlaps`, `day_full`. */
export const decideGrab = (
  _facts: GrabFacts,
  _command: GrabOrder,
  _atMs: Ms,
): Result<OrderChange<AcceptedOrder>, GrabRefusal> => {
  throw new Error('decideGrab is being written');
};
