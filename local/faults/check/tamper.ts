import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '../../../functions/store/item';
import { sameItem } from '../../audit/same-item';
import type { Dice } from '../../demo-city/dice';
import type { Commit } from '../wire';
import { nameOf } from './history';

/** A copy of the table in which somebody changed something, and whose chain or day then has to be named. */
export type Tampered = {
  readonly how: string;
  /** One of these has to be named. */
  readonly of: readonly string[];
  readonly items: readonly Item[];
};

export type TamperPlace = {
  readonly items: readonly Item[];
  readonly begun: readonly Item[];
  readonly commits: readonly Commit[];
};

const isEntry = ({ sk }: Item): boolean => String(sk).startsWith('ENTRY#');
/** What a finding about an item says, by its name: the order, the person or the account; of a grant, its case. */
const ownerOf = (name: string): string => {
  const [, caseId] = / CASE#(.+)$/.exec(name) ?? [];
  return caseId ?? name.slice(name.indexOf('#') + 1, name.indexOf(' '));
};

const replaced = (items: readonly Item[], name: string, by: Item | undefined): readonly Item[] =>
  items.flatMap((item) => {
    if (nameOf(item) !== name) return [item];
    return by === undefined ? [] : [by];
  });

const flipped = (item: Item, dice: Dice): Item => {
  const names = Object.keys(item).filter(
    (name) => name !== 'version' && (typeof item[name] === 'number' || item[name] instanceof Uint8Array),
  );
  const name = dice.oneOf(names);
  const value = item[name];
  return { ...item, [name]: value instanceof Uint8Array ? value.map((byte) => byte ^ 1) : Number(value) + 1 };
};

/** An item as it stood before a transaction; absent: it was not there. */
const imageBefore = ({ begun, commits }: TamperPlace, name: string, at: number): Item | undefined => {
  for (let index = at - 1; index >= 0; index -= 1)
    for (const marshalled of commits[index] ?? []) {
      if (nameOf({ pk: marshalled.pk?.S, sk: marshalled.sk?.S }) !== name) continue;
      return unmarshall(marshalled);
    }
  return begun.find((item) => nameOf(item) === name);
};

/** Restores some of what one transaction wrote and leaves the rest: a backup that was taken while it ran. */
const restoredInPart = (place: TamperPlace, names: readonly string[], at: number, dice: Dice): Tampered => {
  const [one = '', ...others] = dice.shuffled(names);
  const chosen = dice.percent(50) ? [one] : others;
  let { items } = place;
  for (const name of chosen) {
    const before = imageBefore(place, name, at);
    items = replaced(items, name, before);
  }
  return { how: 'restored in part', of: names.map(ownerOf), items };
};

/**
 * One way to tamper with what a transaction wrote. Whoever can rewrite an entry together with its whole chain and every chain that it
 * touches is found by the seals alone, which are not in the table; a day that held nothing says nothing when it is gone.
 */
export const tamper = (place: TamperPlace, at: number, dice: Dice): Tampered | undefined => {
  const { items, commits } = place;
  const names = (commits[at] ?? [])
    .map(({ pk, sk }) => nameOf({ pk: pk?.S, sk: sk?.S }))
    .filter((name) => / (ENTRY#|ORDER$|HEAD$|PERSON$|MANDATE#|CASE#|LOAN$)/.test(name));
  const now = new Map(items.map((item) => [nameOf(item), item]));
  const entry = names.map((name) => now.get(name)).find((item) => item !== undefined && isEntry(item));
  if (entry === undefined) return undefined;
  const own = items.filter((item) => isEntry(item) && item.pk === entry.pk);
  const later = own.filter(({ version }) => Number(version) > Number(entry.version));
  const neighbour = own.find(({ version }) => Number(version) === Number(entry.version) - 1);
  const of = [ownerOf(nameOf(entry))];
  switch (dice.oneOf(['flip', 'delete', 'swap', 'truncate', 'rewrite', 'restore'])) {
    case 'flip':
      return { how: 'flipped', of, items: replaced(items, nameOf(entry), flipped(entry, dice)) };
    case 'delete': {
      const name = dice.oneOf(names);
      return { how: `deleted ${name}`, of: [ownerOf(name)], items: replaced(items, name, undefined) };
    }
    case 'swap': {
      if (neighbour === undefined) return undefined;
      const swapped = replaced(items, nameOf(entry), { ...entry, version: neighbour.version });
      return {
        how: 'swapped',
        of,
        items: replaced(swapped, nameOf(neighbour), { ...neighbour, version: entry.version }),
      };
    }
    case 'truncate': {
      const gone = new Set([entry, ...later].map(nameOf));
      return { how: 'truncated', of, items: items.filter((item) => !gone.has(nameOf(item))) };
    }
    case 'rewrite': {
      const rewritten = { ...entry, atMs: Number(entry.atMs) - 60_000, channel: 'paper' };
      return { how: 'rewritten', of, items: replaced(items, nameOf(entry), rewritten) };
    }
    default: {
      const restored = restoredInPart(place, names, at, dice);
      const isOther = restored.items.some((item, index) => !sameItem(item, items[index]));
      return isOther || restored.items.length !== items.length ? restored : undefined;
    }
  }
};
