import { batchIdIn, encodeBatch, encodePart } from '../../functions/store/batch-codec';
import { encodeDay } from '../../functions/store/day-codec';
import { encodeDoc } from '../../functions/store/doc-codec';
import { encodeEntry } from '../../functions/store/entry-codec';
import { encodeHead } from '../../functions/store/head-codec';
import type { Item } from '../../functions/store/item';
import { encodeOrder } from '../../functions/store/order-codec';
import { encodePerson } from '../../functions/store/person-codec';
import type { AccountId, Head, Line } from '../../shared/domain/ledger/account';
import { newHead } from '../../shared/domain/ledger/account';
import type { Journal } from './journal';
import { sameItem } from './same-item';
import type { Violation } from './violation';

/**
 * Every item is, byte for byte, what its codec writes of what it says (10): nothing was added beside what the hashes cover, and
 * the balance that an entry keeps beside each line is the one of a replay.
 */
export const checkItems = ({
  entries,
  orders,
  heads,
  days,
  people,
  docs,
  batches,
  parts,
}: Journal): readonly Violation[] => {
  const found: Violation[] = [];
  const compare = (item: Item, encoded: Item): void => {
    if (!sameItem(item, encoded))
      found.push({
        invariant: 10,
        place: `${String(item.pk)} / ${String(item.sk)}`,
        what: 'is not what its codec writes',
      });
  };
  const after = headsAfter(entries.flatMap(({ value }) => value.lines));
  for (const { value, item } of entries)
    compare(
      item,
      encodeEntry(
        value,
        value.lines.map(({ account, seq }) => after.get(`${account} ${seq}`) ?? newHead(account)),
      ),
    );
  for (const { value, item } of orders) {
    // Wrong codes are noted beside what the codec writes: `checkTries` looks at them.
    const { codeTries: _tries, ...rest } = item;
    compare(rest, encodeOrder(value));
  }
  for (const { value, item } of heads) compare(item, encodeHead(value));
  for (const { value, item } of days) compare(item, encodeDay(value));
  for (const { value, item } of people) compare(item, encodePerson(value));
  for (const { value, item } of batches) compare(item, encodeBatch(value));
  for (const { value, item } of parts) compare(item, encodePart(batchIdIn(String(item.pk)), value));
  for (const { value, item } of docs) compare(item, encodeDoc(value));
  return found;
};

/** Every account's balance after each of its lines, by `account seq`. */
export const headsAfter = (lines: readonly Line[]): ReadonlyMap<string, Head> => {
  const byAccount = new Map<AccountId, Line[]>();
  for (const line of lines) {
    const known = byAccount.get(line.account);
    if (known === undefined) byAccount.set(line.account, [line]);
    else known.push(line);
  }
  const after = new Map<string, Head>();
  for (const [account, own] of byAccount) {
    let head = newHead(account);
    for (const { seq, availableDelta, heldDelta } of own.sort((a, b) => a.seq - b.seq)) {
      const [availableMinutes, heldMinutes] = [
        head.availableMinutes + availableDelta,
        head.heldMinutes + heldDelta,
      ];
      head = { ...head, availableMinutes, heldMinutes };
      after.set(`${account} ${seq}`, head);
    }
  }
  return after;
};
