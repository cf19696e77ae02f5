import type {
  BatchId,
  BindingId,
  CaseId,
  CommandId,
  ConsentId,
  IdKind,
  OrderId,
  OrgId,
  PersonId,
} from '../../shared/domain/ids';
import { idPrefix } from '../../shared/domain/ids';
import { type AccountId, isAccountId } from '../../shared/domain/ledger/account';
import type { Key } from './keys';

/** One item of the table as the document client gives it: nothing is believed until a reader below has looked at it. */
export type Item = Readonly<Record<string, unknown>>;
/** An item on its way into the table. */
export type Stored = Key & Item;
type Read<T> = (item: Item, name: string) => T;

type Ids = {
  person: PersonId;
  order: OrderId;
  org: OrgId;
  command: CommandId;
  binding: BindingId;
  consent: ConsentId;
  batch: BatchId;
  case: CaseId;
};

const unlike = (item: Item, name: string): Error =>
  new Error(`item ${String(item.pk)} / ${String(item.sk)}: ${name} is not what a codec writes`);

export const text: Read<string> = (item, name) => {
  const value = item[name];
  if (typeof value !== 'string') throw unlike(item, name);
  return value;
};

export const int: Read<number> = (item, name) => {
  const value = item[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw unlike(item, name);
  return value;
};

export const flag: Read<boolean> = (item, name) => {
  const value = item[name];
  if (typeof value !== 'boolean') throw unlike(item, name);
  return value;
};

export const bytes: Read<Uint8Array> = (item, name) => {
  const value = item[name];
  if (!(value instanceof Uint8Array)) throw unlike(item, name);
  // A plain array of bytes: the SDK's own kind compares unequal to it.
  return new Uint8Array(value);
};

export const list: Read<readonly unknown[]> = (item, name) => {
  const value = item[name];
  if (!Array.isArray(value)) throw unlike(item, name);
  return value;
};

export const textList: Read<readonly string[]> = (item, name) =>
  list(item, name).map((value) => {
    if (typeof value !== 'string') throw unlike(item, name);
    return value;
  });

export const map: Read<Item> = (item, name) => asMap(item[name], item, name);

/** The maps of a list. */
export const mapList: Read<readonly Item[]> = (item, name) =>
  list(item, name).map((value) => asMap(value, item, name));

const asMap = (value: unknown, item: Item, name: string): Item => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unlike(item, name);
  return { ...value };
};

export const oneOf =
  <const T extends string>(...values: readonly T[]): Read<T> =>
  (item, name) => {
    const value = values.find((each) => each === item[name]);
    if (value === undefined) throw unlike(item, name);
    return value;
  };

/** Whether a text is an id of that kind. */
export const isId = <K extends IdKind>(kind: K, value: string): value is Ids[K] =>
  value.startsWith(`${idPrefix[kind]}_`);

export const id =
  <K extends IdKind>(...kinds: readonly [K, ...K[]]): Read<Ids[K]> =>
  (item, name) => {
    const value = text(item, name);
    for (const kind of kinds) if (isId(kind, value)) return value;
    throw unlike(item, name);
  };

export const idList =
  <K extends IdKind>(kind: K): Read<readonly Ids[K][]> =>
  (item, name) =>
    textList(item, name).map((value) => {
      if (!isId(kind, value)) throw unlike(item, name);
      return value;
    });

export const account: Read<AccountId> = (item, name) => {
  const value = text(item, name);
  if (!isAccountId(value)) throw unlike(item, name);
  return value;
};

/** `{name: value}` when the item has the attribute, else `{}`: spread it into an optional field. */
export const maybe = <N extends string, T>(item: Item, name: N, read: Read<T>): { readonly [K in N]?: T } =>
  // A computed name widens to any string; it is this one.
  (item[name] === undefined ? {} : { [name]: read(item, name) }) as { readonly [K in N]?: T };
