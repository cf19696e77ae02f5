import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import { ruleAgainstHall } from './eligibility';
import type { OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { OpenOrder } from './order';
import type { OrderChange } from './order-change';
import { changed, nextBase } from './order-moved';
import { roleFor, stateForbids } from './standing';

export type PublishRefusal = Refusal<'state_forbids' | 'not_allowed' | 'deadline_passed' | 'not_eligible'>;

/**
 * The station puts a submitted order into the hall. Pure; no minutes move.
 * Refusals, in check order: `state_forbids`, `not_allowed`, `deadline_passed` (the start), `not_eligible` (`ruleAgainstHall`:
 * no volunteer may take it). Source: orders.md, the table; product.md, Services.
 */
export const decidePublish = (
  facts: OrderFacts,
  atMs: Ms,
): Result<OrderChange<OpenOrder>, PublishRefusal> => {
  const { order, acting, rules, service } = facts;
  if (!isLegal(order, 'publish')) return stateForbids(order, 'publish');
  if (roleFor(order, 'publish', acting) === undefined) return refuse('not_allowed', {});
  if (atMs >= order.startMs) return refuse('deadline_passed', { endsAtMs: order.startMs });
  const rule = ruleAgainstHall(service);
  if (rule !== undefined) return refuse('not_eligible', { rule, rulebookVersion: rules.version });
  const opened: OpenOrder = { ...nextBase(order, atMs), state: 'open' };
  return accept(changed('publish', order, opened, facts, {}));
};
