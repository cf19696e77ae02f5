import type { Condition } from '../../functions/store/conditions';
import type { Item, Stored } from '../../functions/store/item';
import type { Table } from '../../functions/store/table';

const CLAUSE =
  /^(?:attribute_not_exists\(#(?<absent>\w+)\)|(?:size\(#(?<sized>\w+)\)|#(?<named>\w+)) (?<relation>=|<>|>=|<=|>|<) (?<value>:\w+))$/;
const APPENDED = /^list_append\(if_not_exists\(#(\w+), (:\w+)\), (:\w+)\)$/;

type Values = Readonly<Record<string, unknown>>;

const nameOf = ({ pk, sk }: Item): string => `${String(pk)}\n${String(sk)}`;

const relates = (is: unknown, relation: string | undefined, shall: unknown): boolean => {
  if (relation === '=') return is === shall;
  if (relation === '<>') return is !== undefined && is !== shall;
  const comparable =
    (typeof is === 'number' && typeof shall === 'number') ||
    (typeof is === 'string' && typeof shall === 'string');
  if (!comparable) return false;
  if (relation === '>=') return is >= shall;
  if (relation === '<=') return is <= shall;
  return relation === '>' ? is > shall : is < shall;
};

/** Whether one clause holds of what stands there. A clause of a form that is new to the model throws. */
const holds = (item: Item | undefined, { clause, values }: Pick<Condition, 'clause' | 'values'>): boolean => {
  const parts = CLAUSE.exec(clause)?.groups;
  if (parts === undefined) throw new Error(`the model does not know the clause ${clause}`);
  const { absent, sized, named, relation, value = '' } = parts;
  if (absent !== undefined) return item?.[absent] === undefined;
  const attribute = item?.[sized ?? named ?? ''];
  const is = sized === undefined ? attribute : Array.isArray(attribute) ? attribute.length : undefined;
  return relates(is, relation, Object.entries(values).find(([name]) => name === value)?.[1]);
};

/** What a `SET` makes of an item. */
const updated = (item: Item, update: string, values: Values): Item => {
  const changes: Record<string, unknown> = { ...item };
  for (const part of update.replace(/^SET /, '').split(/, (?=#)/)) {
    const [target = '', ...words] = part.split(' = ');
    const expression = words.join(' = ');
    const [, list, none, more] = APPENDED.exec(expression) ?? [];
    if (list !== undefined && none !== undefined && more !== undefined)
      changes[target.slice(1)] = [item[list] ?? values[none], values[more]].flat();
    else if (expression.startsWith(':')) changes[target.slice(1)] = values[expression];
    else throw new Error(`the model does not know the update ${part}`);
  }
  return changes;
};

export type MemoryTable = Table & {
  readonly items: () => readonly Item[];
  readonly find: (pk: string, sk: string) => Item | undefined;
  /** The same items, to be tried on and thrown away. */
  readonly fork: () => MemoryTable;
};

/**
 * A table for one caller at a time, as simple as it can be: a map, and the conditions of the stores read one by one. What the real
 * stores make of commands on it, one after the other, is what they should make of them under any fault.
 */
export const memoryTable = (begun: Iterable<Item>): MemoryTable => {
  const standing = new Map<string, Item>();
  for (const item of begun) standing.set(nameOf(item), item);
  const put = (item: Stored): void => {
    // The document client leaves out what is undefined.
    const entries = Object.entries(item).filter(([, value]) => value !== undefined);
    standing.set(nameOf(item), Object.fromEntries(entries));
  };
  return {
    items: () => [...standing.values()],
    find: (pk, sk) => standing.get(nameOf({ pk, sk })),
    fork: () => memoryTable(standing.values()),
    get: async (key) => standing.get(nameOf({ ...key })),
    batchGet: async (keys) =>
      [...new Set(keys.map((key) => nameOf({ ...key })))].flatMap((name) => {
        const item = standing.get(name);
        return item === undefined ? [] : [item];
      }),
    scan: async () => ({ items: [...standing.values()] }),
    query: async () => {
      throw new Error('the model has no index');
    },
    transact: async (writes) => {
      const failed = writes.filter(
        ({ item, conditions }) => !conditions.every((each) => holds(standing.get(nameOf(item)), each)),
      );
      if (failed.length > 0)
        return {
          failed: new Map(failed.map(({ label, item }) => [label, standing.get(nameOf(item))])),
          contended: false,
        };
      for (const { item } of writes) put(item);
      return undefined;
    },
    update: async ({ key, update, values, conditions }) => {
      const item = standing.get(nameOf({ ...key }));
      if (!conditions.every((each) => holds(item, each))) return { kind: 'overtaken', item };
      put({ ...updated(item ?? {}, update, values), ...key });
      return { kind: 'written' };
    },
    putAll: async (items) => {
      for (const item of items) put(item);
    },
    removeAll: async (keys) => {
      for (const key of keys) standing.delete(nameOf({ ...key }));
    },
    pause: async () => undefined,
  };
};
