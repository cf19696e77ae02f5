import { type Bench, holds } from './figure';
import { orderLife } from './order-life';
import { roundTrips } from './round-trips';
import { sizes } from './sizes';

/**
 * `npm run bench -- NAME` prints a table and, last, one line of JSON; without a name every bench runs.
 * Exit code 1 when a figure misses its goal.
 */
const benches: readonly Bench[] = [orderLife, roundTrips, sizes];

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = wanted.filter((name) => benches.every((bench) => bench.name !== name));
if (unknown.length > 0) {
  console.error(
    `no bench is called ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
  console.log(`\n${bench.name}`);
  const figures = (await bench.run()).map((figure) => ({ ...figure, holds: holds(figure) }));
  console.log(JSON.stringify({ bench: bench.name, figures }));
  if (figures.some((figure) => !figure.holds)) process.exitCode = 1;
}
