import { encodeEntry } from '../../functions/store/entry-codec';
import { encodeLine, passbookLine } from '../../functions/store/passbook-store';
import { type AccountId, type Head, newHead } from '../../shared/domain/ledger/account';
import type { Journal } from './journal';
import { sameItem } from './same-item';
import type { Violation } from './violation';

type Balance = Pick<Head, 'availableMinutes' | 'heldMinutes'>;

/** Passbook lines (9), and the balance that each entry carries beside its lines (10), against a replay of the entries. */
export const checkProjections = ({ entries, lines }: Journal): readonly Violation[] => {
  const found: Violation[] = [];
  const balances = balancesAfter(entries);
  const written = new Map(lines.map(({ value, item }) => [`${value.account} ${value.seq}`, item]));
  for (const { value: entry, item } of entries) {
    const heads = entry.lines.map(
      ({ account, seq }): Head => ({ ...newHead(account), ...balances.get(`${account} ${seq}`) }),
    );
    if (!sameItem(item, encodeEntry(entry, heads)))
      found.push({
        invariant: 10,
        place: `${String(item.pk)} / ${String(item.sk)}`,
        what: 'the item is not what its codec writes',
      });
    for (const [index, line] of entry.lines.entries()) {
      const key = `${line.account} ${line.seq}`;
      const { availableMinutes = 0, heldMinutes = 0 } = heads[index] ?? {};
      const before = {
        availableAfterMinutes: availableMinutes - line.availableDelta,
        heldAfterMinutes: heldMinutes - line.heldDelta,
      };
      const projected = written.get(key);
      if (projected === undefined)
        found.push({ invariant: 9, place: key, what: 'the passbook lacks the line' });
      else if (!sameItem(projected, encodeLine(passbookLine(entry, line, before))))
        found.push({ invariant: 9, place: key, what: 'the passbook line differs from the replay' });
      written.delete(key);
    }
  }
  for (const key of written.keys())
    found.push({ invariant: 9, place: key, what: 'the passbook has a line that no entry has' });
  return found;
};

/** Every account's balance after each of its lines. */
const balancesAfter = (entries: Journal['entries']): ReadonlyMap<string, Balance> => {
  const byAccount = new Map<AccountId, { seq: number; availableDelta: number; heldDelta: number }[]>();
  for (const { value } of entries) {
    for (const line of value.lines) {
      const known = byAccount.get(line.account);
      if (known === undefined) byAccount.set(line.account, [line]);
      else known.push(line);
    }
  }
  const after = new Map<string, Balance>();
  for (const [account, lines] of byAccount) {
    let [availableMinutes, heldMinutes] = [0, 0];
    for (const line of lines.sort((a, b) => a.seq - b.seq)) {
      availableMinutes += line.availableDelta;
      heldMinutes += line.heldDelta;
      after.set(`${account} ${line.seq}`, { availableMinutes, heldMinutes });
    }
  }
  return after;
};
