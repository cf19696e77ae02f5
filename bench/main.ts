import { parseArgs } from 'node:util';
import { type Bench, CannotRunHere, type Figure, holds } from './figure';
import { grabRace } from './grab-race';
import { growth } from './growth/growth';
import { hotAccount } from './hot-account';
import { coldImport } from './lambdas/cold-import';
import { handlerOverhead } from './lambdas/handler-overhead';
import { orderLife } from './order-life';
import { peers } from './peers/peers';
import { rebuild } from './rebuild/rebuild';
import { roundTrips } from './round-trips';
import { sizes } from './sizes';

/**
 * `npm run bench -- NAME` prints a table and, last, one line of JSON; without a name every bench runs but those that run
 * `onlyByName`. Exit code 1 when a figure misses its goal, or when a bench cannot run here.
 */
const benches: readonly Bench[] = [
  orderLife,
  roundTrips,
  grabRace,
  hotAccount,
  growth,
  rebuild,
  handlerOverhead,
  coldImport,
  sizes,
  peers,
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
const chosen = benches.filter(({ name, onlyByName }) =>
  wanted.length > 0 ? wanted.includes(name) : onlyByName !== true,
);

/** Nothing, and exit code 1, when this machine lacks what the bench needs. */
const figuresOf = async (bench: Bench): Promise<readonly Figure[]> => {
  try {
    return await bench.run(values.to === undefined ? {} : { to: Number(values.to) });
  } catch (cause) {
    if (!(cause instanceof CannotRunHere)) throw cause;
    console.error(`${bench.name} cannot run here: ${cause.message}`);
    process.exitCode = 1;
    return [];
  }
};

for (const bench of chosen) {
  console.log(`\n${bench.name}`);
  const figures = (await figuresOf(bench)).map((figure) => ({ ...figure, holds: holds(figure) }));
  console.log(JSON.stringify({ bench: bench.name, figures }));
  if (figures.some((figure) => !figure.holds)) process.exitCode = 1;
}
const left = benches.filter(({ onlyByName }) => wanted.length === 0 && onlyByName === true);
if (left.length > 0) console.log(`\nonly by name: ${left.map(({ name }) => name).join(', ')}`);
