import { isAccountId } from '../../shared/domain/ledger/account';
import { docName } from '../../shared/domain/ledger/doc-key';
import { dayKey, type Loaded, type Wanted } from '../usecases/ports';
import { decodeBatch } from './batch-codec';
import { decodeDay } from './day-codec';
import { decodeDoc } from './doc-codec';
import type { DocLabel } from './doc-writes';
import { decodeHead } from './head-codec';
import { type Item, idList, maybe } from './item';
import { batchKey, dayItemKey, docItemKey, headKey, type Key, orderKey, personKey } from './keys';
import { decodeOrder } from './order-codec';
import { decodePerson } from './person-codec';
import type { HeadLabel } from './postings';
import type { Table } from './table';

/** The items of an order's, a person's or a batch's transaction, by name. */
export type OrderLabel = 'entry' | 'order' | `day ${string}` | DocLabel | HeadLabel;

export type PersonLabel = 'entry' | 'person' | DocLabel | HeadLabel;
export type BatchLabel = 'entry' | 'batch' | `part ${number}` | 'drafted' | HeadLabel;
export type SubjectLabel = OrderLabel | PersonLabel | BatchLabel;

/** One strongly consistent batched read of everything that a decision looks at. */
export const loadFacts = async (
  table: Table,
  { orderId, batchId, accounts = [], days = [], people = [], docs = [] }: Wanted,
): Promise<Loaded> => {
  const keys = [
    ...(orderId === undefined ? [] : [orderKey(orderId)]),
    ...(batchId === undefined ? [] : [batchKey(batchId)]),
    ...accounts.map(headKey),
    ...days.map(({ personId, day }) => dayItemKey(personId, day)),
    ...people.map(personKey),
    ...docs.map(docItemKey),
  ];
  const items = new Map((await table.batchGet(keys)).map((item) => [nameOf(item), item]));
  const found = <T>(key: Key, decode: (item: Item) => T): T[] => {
    const item = items.get(nameOf(key));
    return item === undefined ? [] : [decode(item)];
  };
  const [batch] = batchId === undefined ? [] : found(batchKey(batchId), decodeBatch);
  const [standing = {}] = orderId === undefined ? [] : found(orderKey(orderId), withTries);
  return {
    ...standing,
    ...(batch === undefined ? {} : { batch }),
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
    docs: new Map(docs.flatMap((key) => found(docItemKey(key), decodeDoc).map((doc) => [docName(key), doc]))),
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
  { order, codeTries, batch, ...loaded }: Loaded,
  failed: ReadonlyMap<SubjectLabel, Item | undefined>,
): Loaded => {
  const heads = new Map(loaded.heads);
  const days = new Map(loaded.days);
  const docs = new Map(loaded.docs);
  const people = new Map(loaded.people);
  let standing: Pick<Loaded, 'order' | 'codeTries' | 'batch'> = {
    ...(batch === undefined ? {} : { batch }),
    ...(order === undefined ? {} : { order }),
    ...(codeTries === undefined ? {} : { codeTries }),
  };
  for (const [label, item] of failed) {
    const [kind, ...words] = label.split(' ');
    const name = words.join(' ');
    if (kind === 'order') standing = item === undefined ? {} : withTries(item);
    else if (kind === 'batch') standing = item === undefined ? {} : { batch: decodeBatch(item) };
    else if (kind === 'person' && item !== undefined) {
      const person = decodePerson(item);
      people.set(person.id, person);
    } else if (kind === 'doc') {
      if (item === undefined) docs.delete(name);
      else docs.set(name, decodeDoc(item));
    } else if (kind === 'head' && isAccountId(name)) {
      if (item === undefined) heads.delete(name);
      else heads.set(name, decodeHead(item));
    } else if (kind === 'day') {
      const known = days.get(name);
      if (item !== undefined) days.set(name, decodeDay(item));
      else if (known !== undefined) days.set(name, { ...known, version: 0, visits: [] });
    }
  }
  return { ...loaded, heads, days, docs, people, ...standing };
};
