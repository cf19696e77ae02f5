import type { Lived } from '../../shared/domain/ledger/verify/lived';
import { notLived } from '../../shared/domain/ledger/verify/replay-order';
import { withDeadlines } from '../../shared/domain/order/deadlines';
import type { DeadlineFacts } from '../../shared/domain/order/facts';
import { dueAt, ladderOf } from '../../shared/domain/order/ladder';
import type { Order } from '../../shared/domain/order/order';
import type { Ms } from '../../shared/domain/units';
import { sameItem } from './same-item';

/** Whose visit it is (6), what is paid for it (4); all else is what a replay makes of the entries (9). */
const invariantOf = {
  assignmentNo: 6,
  helperId: 6,
  funding: 4,
  settledMinutes: 4,
  creditMinutes: 4,
} as const;
const isNamed = (name: string): name is keyof typeof invariantOf => Object.hasOwn(invariantOf, name);

type Difference = { readonly invariant: 4 | 6 | 9; readonly what: string };

const shown = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : (JSON.stringify(value) ?? 'nothing');

/** Every field in which an order is not what its entries made of it; none may be added or left out either. */
export const compareOrder = (order: Order, lived: Lived): readonly Difference[] => {
  const [is, shall] = [new Map(Object.entries(order)), new Map(Object.entries(lived))];
  for (const name of notLived) is.delete(name);
  return [...new Set([...is.keys(), ...shall.keys()])]
    .filter((name) => !sameItem(is.get(name), shall.get(name)))
    .map((name) => ({
      invariant: isNamed(name) ? invariantOf[name] : 9,
      what: `${name} is ${shown(is.get(name))}, its entries say ${shown(shall.get(name))}`,
    }));
};

/** Whether the instants and the rung of an order are those of its state, by the calendar of today's code. */
export function* compareDeadlines(order: Order, facts: DeadlineFacts, nowMs: Ms): Generator<string> {
  const ladder = ladderOf(order, facts);
  const { endsAtMs } = withDeadlines(order, facts);
  if (order.endsAtMs !== endsAtMs) yield `endsAtMs is ${order.endsAtMs}, its state says ${endsAtMs}`;
  const dueAtMs = dueAt(ladder, order.rung)?.atMs;
  if (order.dueAtMs !== dueAtMs)
    yield `dueAtMs is ${order.dueAtMs}, rung ${order.rung} of its state is due at ${dueAtMs}`;
  const climbedAtMs = order.rung === 0 ? undefined : dueAt(ladder, order.rung - 1)?.atMs;
  const isBeyond = ladder.end !== undefined && order.rung > ladder.rungs.length;
  if (order.rung !== 0 && (climbedAtMs === undefined || climbedAtMs > nowMs || isBeyond))
    yield `rung is ${order.rung}, and nobody can have climbed so far`;
}
