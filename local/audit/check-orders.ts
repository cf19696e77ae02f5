import { encodeOrder } from '../../functions/store/order-codec';
import type { AccountId } from '../../shared/domain/ledger/account';
import type { Entry } from '../../shared/domain/ledger/entry';
import { rowOf } from '../../shared/domain/order/lifecycle';
import type { Order } from '../../shared/domain/order/order';
import { endedStates, type OrderState } from '../../shared/domain/order/states';
import type { Minutes } from '../../shared/domain/units';
import type { Journal } from './journal';
import { sameItem } from './same-item';
import type { Violation } from './violation';

const ended: readonly OrderState[] = endedStates;
const FIRST_STATES: readonly (OrderState | undefined)[] = ['submitted', 'open'];

/** Each order beside its own entries: its life (6), its hold (4, 5), and the item as its codec would write it (10). */
export const checkOrders = ({ orders, entries }: Journal): readonly Violation[] => {
  const stories = new Map<string, Entry[]>();
  for (const { value: entry } of entries) {
    if (entry.subject.kind !== 'order') continue;
    const story = stories.get(entry.subject.id);
    if (story === undefined) stories.set(entry.subject.id, [entry]);
    else story.push(entry);
  }
  const known = new Set<string>();
  const found: Violation[] = [];
  for (const { value: order, item } of orders) {
    known.add(order.id);
    const story = (stories.get(order.id) ?? []).toSorted((a, b) => a.version - b.version);
    found.push(...checkLife(order, story), ...checkHold(order, story));
    if (!sameItem(item, encodeOrder(order)))
      found.push({ invariant: 10, place: order.id, what: 'the item is not what its codec writes' });
  }
  for (const id of stories.keys()) {
    if (!known.has(id))
      found.push({ invariant: 10, place: id, what: 'entries speak of an order that is not there' });
  }
  return found;
};

/** Every step leads from where the last one ended, by a cell of the table; one helper at a time. */
function* checkLife(order: Order, story: readonly Entry[]): Generator<Violation> {
  const place = order.id;
  let state: OrderState | undefined;
  let assignmentNo = 0;
  let helperId: string | undefined;
  for (const entry of story) {
    const { command, from, to, version, outcome, detail } = entry;
    const at = `${place} version ${version}`;
    if (from !== state)
      yield {
        invariant: 8,
        place: at,
        what: `${command} begins in ${from}, the entry before ended in ${state}`,
      };
    if (to === undefined || !isStep(command, from, to))
      yield { invariant: 6, place: at, what: `${command} leads from ${from} to ${to}` };
    if (command === 'grab') {
      assignmentNo += 1;
      helperId = entry.principal;
      if (from !== 'open') yield { invariant: 6, place: at, what: `won in ${from}` };
      if (detail.helperId !== undefined && detail.helperId !== helperId)
        yield { invariant: 6, place: at, what: `${helperId} grabbed, ${detail.helperId} won` };
    }
    if (outcome.assignmentNo !== undefined && outcome.assignmentNo !== assignmentNo) {
      yield {
        invariant: 6,
        place: at,
        what: `says assignment ${outcome.assignmentNo}, the ${assignmentNo}th stands`,
      };
    }
    state = to;
  }
  if (order.state !== state)
    yield { invariant: 9, place, what: `stands in ${order.state}, its entries end in ${state}` };
  if (order.assignmentNo !== assignmentNo)
    yield {
      invariant: 6,
      place,
      what: `assignment ${order.assignmentNo}, its entries count ${assignmentNo}`,
    };
  if ('helperId' in order && order.helperId !== helperId)
    yield { invariant: 6, place, what: `${order.helperId} stands in it, ${helperId} won` };
}

const isStep = (command: Entry['command'], from: OrderState | undefined, to: OrderState): boolean => {
  if (command === 'openAccounts') return false;
  if (command === 'request') return from === undefined && FIRST_STATES.includes(to);
  return from !== undefined && (rowOf(from, command)?.to.includes(to) ?? false);
};

/** What each source holds for the order; and after its end, that nothing is held and nobody touched it again. */
function* checkHold(order: Order, story: readonly Entry[]): Generator<Violation> {
  const held = new Map<AccountId, Minutes>();
  const resolved = new Set<AccountId>();
  let credited: Minutes = 0;
  for (const { lines, version } of story) {
    const at = `${order.id} version ${version}`;
    for (const { account, availableDelta, heldDelta } of lines) {
      const now = (held.get(account) ?? 0) + heldDelta;
      if (heldDelta !== 0) held.set(account, now);
      if (heldDelta > 0 && resolved.has(account))
        yield { invariant: 5, place: at, what: `${account} is held again` };
      if (heldDelta < 0 && resolved.has(account))
        yield { invariant: 5, place: at, what: `${account} is resolved again` };
      if (now < 0)
        yield { invariant: 4, place: at, what: `${account}: ${-now} minutes more were resolved than held` };
      if (heldDelta < 0 && now === 0) resolved.add(account);
      if (
        availableDelta > 0 &&
        'helperId' in order &&
        account === `person:${order.helperId}` &&
        heldDelta === 0
      )
        credited += availableDelta;
    }
  }
  const due = new Map(
    ended.includes(order.state)
      ? []
      : order.funding.map(({ account, heldMinutes }) => [account, heldMinutes]),
  );
  for (const account of new Set([...held.keys(), ...due.keys()])) {
    const [is, shall] = [held.get(account) ?? 0, due.get(account) ?? 0];
    if (is !== shall)
      yield {
        invariant: 4,
        place: order.id,
        what: `${account} holds ${is} minutes for it, it counts on ${shall}`,
      };
  }
  const settled = order.state === 'settled' ? order.settledMinutes : 0;
  if (credited !== settled)
    yield { invariant: 4, place: order.id, what: `${credited} minutes were credited, it says ${settled}` };
}
