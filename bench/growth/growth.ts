import type { BenchOptions } from '../figure';
import { type Bench, type Figure, printTable } from '../figure';
import { oneLife } from '../one-life';
import { lineUnits, recordUnits } from '../order-life';
import { fresh, type SmallCity, startSmallCity } from '../small-city';
import { median, rounded, spread } from '../statistics';
import { fillCity } from './fill-city';
import { type Pages, pagesOf } from './look-around';

const SMALLEST = 100;
const DEFAULT_TO = 1_000;
const LOOKS = 100;

/** What something costs: round trips, units read, units written. */
type Cost = readonly [trips: number, rru: number, wru: number];
type Costs = Readonly<Record<string, Cost>>;

const costOf = ({ trips }: SmallCity): Cost => {
  const units = (writes: boolean) =>
    trips
      .filter(({ operation }) => ['transact', 'putAll', 'update'].includes(operation) === writes)
      .reduce((sum, { capacity }) => sum + capacity.totalUnits, 0);
  return [trips.length, units(false), units(true)];
};

/** One life and the pages of those who were in it, in the city as large as it is. The first look of each page warms what a lambda keeps. */
const costsIn = async (city: SmallCity): Promise<Costs> => {
  const { steps, orderId, elderId, helperId } = await oneLife(city);
  const costs: Record<string, Cost> = {};
  for (const { name, trips, rru, wru } of steps) costs[name] = [trips, rru, wru];
  await lineUnits(city, orderId);
  costs['passbook lines'] = costOf(city);
  await recordUnits(city, orderId);
  costs['service record'] = costOf(city);
  const clerkId = fresh('person');
  await city.addPeople([{ id: clerkId, facets: ['staff'] }]);
  for (const [page, look] of Object.entries(pagesOf(city, { elderId, helperId, clerkId }))) {
    await seen(look);
    city.trips.length = 0;
    await seen(look);
    costs[`page ${page}`] = costOf(city);
  }
  return costs;
};

const seen = async (look: Pages[keyof Pages]): Promise<void> => {
  const told = await look();
  if (!told.ok) throw new Error(`a page was refused: ${told.refusal.code}`);
};

/** How much longer a look at the hall takes in the large city than in the small one, looking in turns. */
const hallTimeRatio = async (small: SmallCity, large: SmallCity): Promise<number> => {
  const looks = await Promise.all(
    [small, large].map(async (city) => {
      const lookers = { elderId: fresh('person'), helperId: fresh('person'), clerkId: fresh('person') };
      await city.addPeople([{ id: lookers.helperId }]);
      const tookMs: number[] = [];
      return { look: pagesOf(city, lookers).hall, tookMs };
    }),
  );
  for (let turn = 0; turn < LOOKS; turn += 1)
    for (const { look, tookMs } of looks) {
      const startedMs = performance.now();
      await seen(look);
      tookMs.push(performance.now() - startedMs);
    }
  const [few = 0, many = 0] = looks.map(({ tookMs }) => median(tookMs));
  return many / few;
};

const sizesUpTo = (to: number): readonly number[] => {
  const sizes: number[] = [];
  for (let size = SMALLEST; size <= to; size *= 10) sizes.push(size);
  return sizes;
};

/** What a life and the pages cost in a city that grows: the same. Goals: assurance.md. */
export const growth: Bench = {
  name: 'growth',
  run: async ({ to = DEFAULT_TO }: BenchOptions) => {
    const [small, city] = [await startSmallCity(), await startSmallCity()];
    try {
      await fillCity(small, 0, SMALLEST);
      const sizes = sizesUpTo(to);
      const all: Costs[] = [];
      for (const [index, size] of sizes.entries()) {
        await fillCity(city, sizes[index - 1] ?? 0, size);
        all.push(await costsIn(city));
      }
      const things = Object.keys(all[0] ?? {});
      const cells = (thing: string) => all.map((costs) => costs[thing] ?? [0, 0, 0]);
      printTable(
        ['trips/RRU/WRU among', ...sizes.map(String)],
        things.map((thing) => [thing, ...cells(thing).map((cost) => cost.join('/'))]),
      );
      const largest = sizes.at(-1) ?? 0;
      const ratio = await hallTimeRatio(small, city);
      console.log(
        `  a look at the hall of ${largest} open orders takes ${rounded(ratio)} times one of ${SMALLEST}`,
      );
      return [
        ...things.map((thing): Figure => {
          const spreads = [0, 1, 2].map((part) => spread(cells(thing).map((cost) => cost[part] ?? 0)));
          return { name: `${thing}: spread of trips and units`, value: Math.max(...spreads), goal: '==0' };
        }),
        { name: 'largest city', value: largest },
        { name: `hall time, ${largest} ÷ ${SMALLEST} open orders`, value: rounded(ratio), goal: '<=1.25' },
      ];
    } finally {
      await Promise.all([small.stop(), city.stop()]);
    }
  },
};
