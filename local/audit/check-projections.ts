import type { Item } from '../../functions/store/item';
import { encodeLine, passbookLine } from '../../functions/store/passbook-store';
import { encodeEndedVisit, encodeServiceRecord } from '../../functions/store/projection-store';
import { dayOf } from '../../shared/domain/calendar/shanghai-day';
import type { Entry } from '../../shared/domain/ledger/entry';
import type { Order } from '../../shared/domain/order/order';
import { endedStates, type OrderState } from '../../shared/domain/order/states';
import { headsAfter } from './check-items';
import type { Journal } from './journal';
import { sameItem } from './same-item';
import { storiesOf } from './stories';
import type { Violation } from './violation';

const recorded: readonly OrderState[] = ['confirmed', 'disputed', 'settled', 'voided', 'reversed'];
const ended: readonly OrderState[] = endedStates;

/** Each projection equals the replay, byte for byte (9): passbook lines, service records, ended visits; once streams are drained. */
export const checkProjections = (journal: Journal): readonly Violation[] => {
  const standing = new Map(
    [...journal.lines.map(({ item }) => item), ...journal.projections].map((item) => [keyOf(item), item]),
  );
  const found: Violation[] = [];
  for (const shall of projected(journal)) {
    const key = keyOf(shall);
    const is = standing.get(key);
    if (is === undefined) found.push({ invariant: 9, place: key, what: 'was not projected' });
    else if (!sameItem(is, shall)) found.push({ invariant: 9, place: key, what: 'differs from the replay' });
    standing.delete(key);
  }
  for (const key of standing.keys()) found.push({ invariant: 9, place: key, what: 'comes from no entry' });
  return found;
};

const keyOf = ({ pk, sk }: Item): string => `${String(pk)} / ${String(sk)}`;

/** All that the entries make, again. */
function* projected(journal: Journal): Generator<Item> {
  const after = headsAfter(journal.entries.flatMap(({ value }) => value.lines));
  for (const { value: entry } of journal.entries) {
    for (const line of entry.lines) {
      const { availableMinutes = 0, heldMinutes = 0 } = after.get(`${line.account} ${line.seq}`) ?? {};
      const before = {
        availableAfterMinutes: availableMinutes - line.availableDelta,
        heldAfterMinutes: heldMinutes - line.heldDelta,
      };
      yield encodeLine(passbookLine(entry, line, before));
    }
  }
  const stories = storiesOf(journal);
  for (const { value: order } of journal.orders) {
    yield* recordOf(order, stories.get(order.id) ?? []);
    const { stationId, id: orderId, state, startMs } = order;
    if (ended.includes(state)) yield encodeEndedVisit({ stationId, day: dayOf(startMs), orderId, state });
  }
}

/** A record begins with the confirm or the dispute; settling what was confirmed leaves it as it is (ledger.md, Two books). */
function* recordOf(order: Order, story: readonly Entry[]): Generator<Item> {
  if (!('recordMinutes' in order)) return;
  let state: OrderState | undefined;
  for (const { from, to } of story) {
    if (to === undefined || !recorded.includes(to)) continue;
    if (from === 'confirmed' && to === 'settled') continue;
    state = to;
  }
  const { helperId, id: orderId, startMs, recordMinutes } = order;
  if (state !== undefined) yield encodeServiceRecord({ helperId, orderId, state, startMs, recordMinutes });
}
