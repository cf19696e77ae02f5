import { parseArgs } from 'node:util';
import { type Bench, holds } from './figure';
import { grabRace } from './grab-race';
import { growth } from './growth/growth';
import { hotAccount } from './hot-account';
import { coldImport } from './lambdas/cold-import';
import { handlerOverhead } from './lambdas/handler-overhead';
import { orderLife } from './order-life';
import { roundTrips } from './round-trips';
import { sizes } from './sizes';

/**
 * `npm run bench -- NAME` prints a table and, last, one line of JSON; without a name every bench runs.
 * Exit code 1 when a figure misses its goal.
 */
const benches: readonly Bench[] = [
  orderLife,
  roundTrips,
  grabRace,
  hotAccount,
  growth,
  handlerOverhead,
  coldImport,
  sizes,
];

const { values, positionals: wanted } = parseArgs({
  options: { to: { type: 'string' } },
  allowPositionals: true,
});
const unknown = wanted.filter((name) => benches.every((bench) => bench.name !== name));
if (unknown.length > 0) {
  console.error(
    `no bench is called ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
const chosen = benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const options = values.to === undefined ? {} : { to: Number(values.to) };
for (const bench of chosen) {
  console.log(`\n${bench.name}`);
  const figures = (await bench.run(options)).map((figure) => ({ ...figure, holds: holds(figure) }));
  console.log(JSON.stringify({ bench: bench.name, figures }));
  if (figures.some((figure) => !figure.holds)) process.exitCode = 1;
}
