import { orderQueries } from '../functions/store/order-queries';
import { passbookLine, passbookStore } from '../functions/store/passbook-store';
import { projectionStore } from '../functions/store/projection-store';
import { projectChange } from '../functions/usecases/project-change';
import type { OrderId } from '../shared/domain/ids';
import { type Bench, printTable } from './figure';
import { oneLife, type Step } from './one-life';
import { type SmallCity, startSmallCity } from './small-city';

/** On-demand prices of a DynamoDB request unit, in US dollars a million (us-east-1, 2026); a ratio elsewhere. */
const DOLLARS_PER_MILLION = { write: 0.625, read: 0.125 } as const;

const sum = (steps: readonly Step[], of: 'rru' | 'wru'): number =>
  steps.reduce((total, step) => total + step[of], 0);

/** Writes the projector's passbook lines of one order, and says what they cost. */
export const lineUnits = async (city: SmallCity, orderId: OrderId) => {
  const story = await orderQueries(city.table).history(orderId);
  if (story === undefined) throw new Error(`${orderId} is not in the table`);
  // Balances do not change what a line costs.
  const balance = { availableAfterMinutes: 540, heldAfterMinutes: 60 };
  const lines = story.entries.flatMap((entry) =>
    entry.lines.map((line) => passbookLine(entry, line, balance)),
  );
  city.trips.length = 0;
  await passbookStore(city.table).writeLines(lines);
  return city.trips.reduce((total, { capacity }) => total + capacity.totalUnits, 0);
};

/** Projects the service record of one order, when it is confirmed and again when it is settled, and says what that costs. */
export const recordUnits = async (city: SmallCity, orderId: OrderId) => {
  const { order } = await city.ports.load({ orderId });
  if (order?.state !== 'settled') throw new Error(`${orderId} is not settled`);
  const project = projectChange(projectionStore(city.table));
  city.trips.length = 0;
  await project({ kind: 'order', order: { ...order, state: 'confirmed', version: order.version - 1 } });
  await project({ kind: 'order', order });
  const units = (writes: boolean) =>
    city.trips
      .filter(({ operation }) => (operation === 'transact') === writes)
      .reduce((total, { capacity }) => total + capacity.totalUnits, 0);
  return { rru: units(false), wru: units(true) };
};

/** Capacity of a whole order life through the real use cases, per step and whole, and as money per million orders. Goals: assurance.md. */
export const orderLife: Bench = {
  name: 'order-life',
  run: async () => {
    const city = await startSmallCity();
    try {
      const plain = await oneLife(city);
      const lines = await lineUnits(city, plain.orderId);
      const record = await recordUnits(city, plain.orderId);
      const family = await oneLife(city, { familyPaid: true });
      const dropped = await oneLife(city, { dropped: true });
      const [wru, rru] = [sum(plain.steps, 'wru'), sum(plain.steps, 'rru')];
      printTable(
        ['step', 'trips', 'RRU', 'WRU'],
        [
          ...plain.steps.map(({ name, trips, rru: read, wru: write }) => [name, trips, read, write]),
          ['command path', '', rru, wru],
          ['passbook lines', '', '', lines],
          ['whole life', '', rru, wru + lines],
          ['service record and sum', '', record.rru, record.wru],
        ],
      );
      const dollars =
        (wru + lines + record.wru) * DOLLARS_PER_MILLION.write +
        (rru + record.rru) * DOLLARS_PER_MILLION.read;
      return [
        { name: 'command path WRU', value: wru, goal: '<=45' },
        { name: 'command path RRU', value: rru, goal: '<=12' },
        { name: 'whole life WRU', value: wru + lines, goal: '<=48' },
        { name: 'service record and sum WRU', value: record.wru },
        { name: 'drop and new grab, more WRU', value: sum(dropped.steps, 'wru') - wru, goal: '<=18' },
        { name: 'family-paid, more WRU', value: sum(family.steps, 'wru') - wru, goal: '<=2' },
        { name: 'dollars per million orders', value: Math.round(dollars * 100) / 100 },
      ];
    } finally {
      await city.stop();
    }
  },
};
