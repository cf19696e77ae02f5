import type { Item } from '../../functions/store/item';
import { encodeLine, passbookLine } from '../../functions/store/passbook-store';
import { encodeRecordSum, encodeServiceRecord } from '../../functions/store/projection-store';
import type { ServiceRecord } from '../../functions/usecases/ports/reading';
import type { PersonId } from '../../shared/domain/ids';
import type { Entry } from '../../shared/domain/ledger/entry';
import type { Order } from '../../shared/domain/order/order';
import type { OrderState } from '../../shared/domain/order/states';
import { headsAfter } from './check-items';
import type { Journal } from './journal';
import { sameItem } from './same-item';
import { storiesOf } from './stories';
import type { Violation } from './violation';

const recorded: readonly OrderState[] = ['confirmed', 'disputed', 'settled', 'voided', 'reversed'];
const summed: readonly OrderState[] = ['confirmed', 'settled'];

/** Each projection equals the replay, byte for byte (9): passbook lines, service records and their sums; once streams are drained. */
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
  const sums = new Map<PersonId, number>();
  for (const { value: order } of journal.orders) {
    const record = recordOf(order, stories.get(order.id) ?? []);
    if (record === undefined) continue;
    yield encodeServiceRecord(record);
    const { helperId, state, recordMinutes } = record;
    sums.set(helperId, (sums.get(helperId) ?? 0) + (summed.includes(state) ? recordMinutes : 0));
  }
  for (const [helperId, minutes] of sums) yield encodeRecordSum(helperId, minutes);
}

/** A record begins with the confirm or the dispute, and goes on with the order (ledger.md, Two books). */
const recordOf = (order: Order, story: readonly Entry[]): ServiceRecord | undefined => {
  const last = story.findLast(({ to }) => to !== undefined && recorded.includes(to));
  if (!('recordMinutes' in order) || last?.to === undefined) return undefined;
  const { helperId, id: orderId, startMs, recordMinutes } = order;
  return { helperId, orderId, version: last.version, state: last.to, startMs, recordMinutes };
};
