import type { OrderId, PersonId } from '../../shared/domain/ids';
import type { Day } from '../../shared/domain/order/day';
import type { Person } from '../../shared/domain/person/person';
import { decodeDay } from './day-codec';
import { dayItemKey, type Key, personKey } from './keys';
import { decodePerson, encodePerson } from './person-codec';
import type { Table } from './table';

/** More days than a list of visits ever asks for in one go. */
const DAYS_MAX = 400;

/** Persons and their days. */
export type PeopleStore = {
  /** Strongly consistent; the absent are absent. At most 100. */
  readonly people: (ids: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Person>>;
  /** A helper's visits: DAY items of the days from `fromDay` to `toDay` (yyyymmdd), in their order, strongly consistent. */
  readonly days: (personId: PersonId, fromDay: number, toDay: number) => Promise<readonly Day[]>;
  /** Seeds persons as they are; for whom a command changes, the command's own store writes. */
  readonly writePeople: (people: readonly Person[]) => Promise<void>;
};

export const peopleStore = (table: Table): PeopleStore => ({
  people: async (ids) => {
    const items = ids.length === 0 ? [] : await table.batchGet(ids.map(personKey));
    return new Map(items.map(decodePerson).map((person) => [person.id, person]));
  },
  days: async (personId, fromDay, toDay) => {
    const from: Key = dayItemKey(personId, fromDay);
    const { items, next } = await table.query({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': from.pk, ':from': from.sk, ':to': dayItemKey(personId, toDay).sk },
      ConsistentRead: true,
      Limit: DAYS_MAX,
    });
    if (next !== undefined)
      throw new Error(`more than ${DAYS_MAX} days of ${personId} were asked for at once`);
    return items.map(decodeDay);
  },
  writePeople: (people) => table.putAll(people.map(encodePerson)),
});

/** The orders of some days, in the order of their visits. Pure. */
export const visitsOf = (days: readonly Day[]): readonly OrderId[] =>
  days.flatMap(({ visits }) => [...visits].sort((a, b) => a.fromMs - b.fromMs).map(({ orderId }) => orderId));
