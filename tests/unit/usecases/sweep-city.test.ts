import type { LiveRow, PageOf } from '../../../functions/usecases/ports/reading';
import { type SweepCityPorts, sweepCity } from '../../../functions/usecases/sweep-city';
import type { OrderId, OrgId } from '../../../shared/domain/ids';

const NOW_MS = 1_770_000_000_000;
const station = (number: number): OrgId => `org_${String(number).padStart(26, '0')}`;
const row = (number: number): LiveRow => ({
  orderId: `ord_${String(number).padStart(26, '0')}`,
  state: 'open',
  startMs: NOW_MS,
  dueAtMs: NOW_MS,
  serviceCode: 'escort.walk',
  communityId: station(0),
  plannedMinutes: 60,
});

/** A city of stations with so many due orders each; pages of `limit`, like the index. */
const cityOf = (dueOrders: readonly number[], more: Partial<SweepCityPorts> = {}) => {
  const swept: OrderId[] = [];
  const notes: string[] = [];
  let atOnce = 0;
  let atOnceMax = 0;
  const ports: SweepCityPorts = {
    stationIds: async () => dueOrders.map((_, index) => station(index)),
    live: async (id, { next, limit }): Promise<PageOf<LiveRow>> => {
      const index = dueOrders.findIndex((_, each) => station(each) === id);
      const from = Number(next ?? 0);
      const to = Math.min(from + limit, dueOrders[index] ?? 0);
      const items = Array.from({ length: to - from }, (_, each) => row(index * 100_000 + from + each));
      return { items, ...(to < (dueOrders[index] ?? 0) && { next: String(to) }) };
    },
    sweepOrder: async (orderId) => {
      atOnce += 1;
      atOnceMax = Math.max(atOnceMax, atOnce);
      await Promise.resolve();
      swept.push(orderId);
      atOnce -= 1;
      return ['miss', 'rung'];
    },
    note: (place) => notes.push(place),
    ...more,
  };
  return { ports, swept, notes, atOnceMax: () => atOnceMax };
};

test('three stations, 120 due orders at one of them → each order once, steps counted', async () => {
  const { ports, swept } = cityOf([3, 120, 0]);
  const { steps, failed } = await sweepCity(ports)(NOW_MS);
  expect(new Set(swept).size).toBe(123);
  expect([swept.length, steps.get('miss'), steps.get('rung'), failed]).toEqual([123, 123, 123, 0]);
});

test('a hundred stations with ten orders each → at most 16 orders are under way at once', async () => {
  const { ports, swept, atOnceMax } = cityOf(Array.from({ length: 100 }, () => 10));
  await sweepCity(ports)(NOW_MS);
  expect([swept.length, atOnceMax()]).toEqual([1_000, 16]);
});

test('more due orders than one sweep takes → 2,000 of a station, the rest is the next sweep’s', async () => {
  const { ports, swept } = cityOf([2_500]);
  expect((await sweepCity(ports)(NOW_MS)).failed).toBe(0);
  expect(swept).toHaveLength(2_000);
});

test('a station that cannot be read → noted and counted, the others are swept', async () => {
  const { ports, swept, notes } = cityOf([2, 2, 2]);
  const { live } = ports;
  const broken: SweepCityPorts = {
    ...ports,
    live: (id, page) => (id === station(1) ? Promise.reject(new Error('away')) : live(id, page)),
  };
  expect((await sweepCity(broken)(NOW_MS)).failed).toBe(1);
  expect([swept.length, notes]).toEqual([4, [station(1)]]);
});

test('the sweep’s instant → asked of the index and of every order', async () => {
  const asked: (number | undefined)[] = [];
  const { ports } = cityOf([1]);
  await sweepCity({
    ...ports,
    live: (id, page) => {
      asked.push(page.dueByMs);
      return ports.live(id, page);
    },
    sweepOrder: async (_id, timeMs) => {
      asked.push(timeMs);
      return [];
    },
  })(NOW_MS);
  expect(asked).toEqual([NOW_MS, NOW_MS]);
});
