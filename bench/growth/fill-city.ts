import { encodeHead } from '../../functions/store/head-codec';
import { encodeOrder } from '../../functions/store/order-codec';
import { encodePerson } from '../../functions/store/person-codec';
import { inCrowd } from '../../local/in-crowd';
import type { OrgId } from '../../shared/domain/ids';
import { FIRST_HASH, newHead } from '../../shared/domain/ledger/account';
import type { OpenOrder } from '../../shared/domain/order/order';
import { HOUR_MS, MINUTE_MS } from '../../shared/domain/units';
import { fresh, MORNING_MS, type SmallCity } from '../small-city';

/** A station has about so many orders at a time, however large its city grows. */
const ORDERS_PER_STATION = 100;
const PER_ROUND = 100;
const ROUNDS_AT_ONCE = 8;
const HOUR_MINUTES = 60;
/** Starts lie within so many hours. */
const HOURS = 24;

/** An elder with an account, and an order of hers that nobody has taken, in the hall of the measured community. */
const neighbour = ({ communityId, cell, serviceCode }: SmallCity, stationId: OrgId, index: number) => {
  const elderId = fresh('person');
  const account = `person:${elderId}` as const;
  const startMs = MORNING_MS + 26 * HOUR_MS + (index % (HOURS * 4)) * 15 * MINUTE_MS;
  const order: OpenOrder = {
    id: fresh('order'),
    state: 'open',
    version: 1,
    headHash: FIRST_HASH,
    serviceCode,
    catalogueVersion: 1,
    rulebookVersion: 1,
    elderId,
    stationId,
    communityId,
    cell,
    startMs,
    plannedMinutes: HOUR_MINUTES,
    funding: [{ account, kind: 'own', heldMinutes: HOUR_MINUTES }],
    assignmentNo: 0,
    endsAtMs: startMs,
    dueAtMs: MORNING_MS + 2 * HOUR_MS,
    rung: 0,
    sinceMs: MORNING_MS,
  };
  return [
    encodePerson({
      id: elderId,
      version: 1,
      headHash: FIRST_HASH,
      status: 'active',
      birthMonth: 195001,
      facets: ['elder'],
      communityId,
      stationId,
      skills: [],
      hasGuardian: false,
      bindings: [],
    }),
    encodeHead({ ...newHead(account), heldMinutes: HOUR_MINUTES, seq: 1 }),
    encodeOrder(order),
  ];
};

/** Lets a city grow from so many elders, accounts and open orders to more. The first hundred are of the measured station. */
export const fillCity = async (city: SmallCity, from: number, to: number): Promise<void> => {
  const stations = Array.from({ length: Math.ceil(to / ORDERS_PER_STATION) }, (_, index) =>
    index === 0 ? city.stationId : fresh('org'),
  );
  const stationOf = (index: number) => stations[Math.floor(index / ORDERS_PER_STATION)] ?? city.stationId;
  const rounds = Array.from({ length: Math.ceil((to - from) / PER_ROUND) }, (_, no) => from + no * PER_ROUND);
  await inCrowd(rounds, ROUNDS_AT_ONCE, async (first) => {
    const last = Math.min(first + PER_ROUND, to);
    const items = [];
    for (let index = first; index < last; index += 1) items.push(...neighbour(city, stationOf(index), index));
    await city.table.putAll(items);
  });
  city.trips.length = 0;
};
