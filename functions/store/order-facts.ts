import { isAccountId } from '../../shared/domain/ledger/account';
import { dayKey, type Loaded, type Wanted } from '../usecases/ports';
import { decodeDay } from './day-codec';
import { decodeHead } from './head-codec';
import { type Item, idList, maybe } from './item';
import { dayItemKey, headKey, type Key, orderKey, personKey } from './keys';
import { decodeOrder } from './order-codec';
import { decodePerson } from './person-codec';
import type { HeadLabel } from './postings';
import type { Table } from './table';

/** The items of an order's transaction, by name. */
export type OrderLabel = 'entry' | 'order' | `day ${string}` | HeadLabel;

/** One strongly consistent batched read of everything that a decision looks at. */
export const loadFacts = async (
  table: Table,
  { orderId, accounts = [], days = [], people = [] }: Wanted,
): Promise<Loaded> => {
  const keys = [
    ...(orderId === undefined ? [] : [orderKey(orderId)]),
    ...accounts.map(headKey),
    ...days.map(({ personId, day }) => dayItemKey(personId, day)),
    ...people.map(personKey),
  ];
  const items = new Map((await table.batchGet(keys)).map((item) => [nameOf(item), item]));
  const found = <T>(key: Key, decode: (item: Item) => T): T[] => {
    const item = items.get(nameOf(key));
    return item === undefined ? [] : [decode(item)];
  };
  const [standing = {}] = orderId === undefined ? [] : found(orderKey(orderId), withTries);
  return {
    ...standing,
    heads: new Map(
      accounts.flatMap((account) => found(headKey(account), decodeHead)).map((head) => [head.account, head]),
    ),
    days: new Map(
      days.map(({ personId, day }) => {
        const [standing] = found(dayItemKey(personId, day), decodeDay);
        return [dayKey(personId, day), standing ?? { personId, day, version: 0, visits: [] }];
      }),
    ),
    people: new Map(
      people.flatMap((id) => found(personKey(id), decodePerson)).map((person) => [person.id, person]),
    ),
  };
};

const nameOf = ({ pk, sk }: { readonly pk?: unknown; readonly sk?: unknown }): string => `${pk}\n${sk}`;

/** The order of an item, with the wrong codes that were noted on it. */
const withTries = (item: Item): Pick<Loaded, 'order' | 'codeTries'> => ({
  order: decodeOrder(item),
  ...maybe(item, 'codeTries', idList('person')),
});

/** What was loaded, with everything that a cancellation showed in its place: the next decision needs no other read. Pure. */
export const overtakenBy = (
  { order, codeTries, ...loaded }: Loaded,
  failed: ReadonlyMap<OrderLabel, Item | undefined>,
): Loaded => {
  const heads = new Map(loaded.heads);
  const days = new Map(loaded.days);
  let standing: Pick<Loaded, 'order' | 'codeTries'> = {
    ...(order === undefined ? {} : { order }),
    ...(codeTries === undefined ? {} : { codeTries }),
  };
  for (const [label, item] of failed) {
    const [kind, name = ''] = label.split(' ');
    if (kind === 'order') standing = item === undefined ? {} : withTries(item);
    else if (kind === 'head' && isAccountId(name)) {
      if (item === undefined) heads.delete(name);
      else heads.set(name, decodeHead(item));
    } else if (kind === 'day') {
      const known = days.get(name);
      if (item !== undefined) days.set(name, decodeDay(item));
      else if (known !== undefined) days.set(name, { ...known, version: 0, visits: [] });
    }
  }
  return { ...loaded, heads, days, ...standing };
};
