import type { Order } from '../../order/order';
import { endedStates } from '../../order/states';
import type { Minutes } from '../../units';
import type { AccountId } from '../account';
import type { Step } from './check-replay';
import type { Violation } from './violation';

const ended: readonly string[] = endedStates;

const helperOf = (order: Order): AccountId | undefined =>
  'helperId' in order ? `person:${order.helperId}` : undefined;

/**
 * Each hold of an order: held = settled + released + still held (4), and it resolves once, whole (5). Pure. `steps` are the order's
 * own entries, oldest first.
 */
export function* checkHolds(order: Order, steps: readonly Step[]): Generator<Violation> {
  const standing = new Map<AccountId, Minutes>();
  const resolved = new Set<AccountId>();
  let settledMinutes = 0;
  for (const { place, moves } of steps) {
    const resolves = moves.some(({ heldDelta }) => heldDelta !== 0);
    for (const { account, availableDelta, heldDelta } of moves) {
      // A correction moves what was settled, long after the holds are gone.
      if (!resolves && account === helperOf(order)) settledMinutes += availableDelta;
      if (heldDelta === 0) continue;
      const before = standing.get(account) ?? 0;
      const after = before + heldDelta;
      standing.set(account, after);
      if (resolved.has(account))
        yield { invariant: 5, place, what: `the hold on ${account} had been resolved` };
      if (heldDelta > 0) continue;
      resolved.add(account);
      settledMinutes += -heldDelta - availableDelta;
      if (after < 0)
        yield { invariant: 4, place, what: `resolves ${-after} minutes more than ${account} held` };
      else if (after > 0)
        yield { invariant: 5, place, what: `resolves a part: ${account} still holds ${after}` };
      if (availableDelta < 0 || availableDelta > -heldDelta)
        yield {
          invariant: 4,
          place,
          what: `releases ${availableDelta} of ${-heldDelta} minutes to ${account}`,
        };
    }
  }
  const expected = new Map(
    ended.includes(order.state)
      ? []
      : order.funding.map((source) => [source.account, source.heldMinutes] as const),
  );
  for (const account of new Set([...standing.keys(), ...expected.keys()])) {
    const [is, shall] = [standing.get(account) ?? 0, expected.get(account) ?? 0];
    if (is !== shall)
      yield {
        invariant: 4,
        place: `order:${order.id}`,
        what: `its entries hold ${is} minutes on ${account}, the order counts on ${shall}`,
      };
  }
  if (order.state === 'settled' && order.settledMinutes !== settledMinutes)
    yield {
      invariant: 4,
      place: `order:${order.id}`,
      what: `its entries settle ${settledMinutes} minutes, the order says ${order.settledMinutes}`,
    };
}
