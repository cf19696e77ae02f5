import type { Person } from '../person/person';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import { claim, type Day } from './day';
import { ruleAgainstHelper } from './eligibility';
import type { OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { AcceptedOrder } from './order';
import type { OrderChange } from './order-change';
import { changed, nextBase } from './order-moved';
import { roleFor, stateForbids } from './standing';

export type GrabFacts = OrderFacts & {
  readonly volunteer: Person;
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

/**
 * What a grab makes of an open order and of the volunteer's day. Pure; no minutes move. `atMs`: the gateway's instant.
 * Refusals, in check order: `order_already_taken` (somebody has it) or `state_forbids`, `not_allowed`, `deadline_passed` (the start),
 * `order_changed`, `not_eligible` (see `ruleAgainstHelper`), `day_overlaps`, `day_full`.
 * Source: orders.md, the table, Deadlines; ledger.md, Limits; 志愿服务条例 art. 15, 17.
 */
export const decideGrab = (
  facts: GrabFacts,
  command: GrabOrder,
  atMs: Ms,
): Result<OrderChange<AcceptedOrder>, GrabRefusal> => {
  const { order, acting, volunteer, day, rules } = facts;
  if (!isLegal(order, 'grab'))
    return 'helperId' in order
      ? refuse('order_already_taken', { state: order.state })
      : stateForbids(order, 'grab');
  if (roleFor(order, 'grab', acting) === undefined || acting.principal !== volunteer.id)
    return refuse('not_allowed', {});
  if (atMs >= order.startMs) return refuse('deadline_passed', { endsAtMs: order.startMs });
  if (command.seenStartMs !== order.startMs) return refuse('order_changed', { startMs: order.startMs });
  const rule = ruleAgainstHelper(facts);
  if (rule !== undefined) return refuse('not_eligible', { rule, rulebookVersion: rules.version });
  const claimed = claim(day, order, rules);
  if (!claimed.ok) return claimed;

  const assignmentNo = order.assignmentNo + 1;
  const taken: AcceptedOrder = {
    ...nextBase(order, atMs),
    state: 'accepted',
    helperId: volunteer.id,
    assignmentNo,
  };
  return accept(
    changed('grab', order, taken, facts, { assignmentNo, helperId: volunteer.id }, { days: [claimed.value] }),
  );
};
