import { matrixOf, unrunCells, verdictOf } from '../../../../local/faults/matrix';
import { simulateFaults } from '../../../../local/faults/simulate-faults';
import { type EngineForTests, startEngineForTests } from '../../engine-for-tests';
import { engineTable } from './world-for-tests';

/** Every cell is planned once, most of them twice (docs/figures.md). */
const STEPS = 3_600;
const AT_ONCE = 8;
/** A busy machine is no failure. */
const TWENTY_MINUTES_MS = 1_200_000;
/** Another one each day, and the same all day long: a failure of the morning can be looked at in the afternoon. */
const seed = Math.floor(Date.now() / 86_400_000);

let engine: EngineForTests;
beforeAll(async () => {
  engine = await startEngineForTests();
});
afterAll(() => engine.stop());

test(
  'every operation under every fault → the audit, what was heard, the order of events and the model agree',
  async () => {
    const place = { endpoint: engine.endpoint, table: engineTable() };
    const simulated = await simulateFaults(place, { steps: STEPS, seed, atOnce: AT_ONCE });
    // What a failing run is played again with.
    console.log(`npm run simulate:faults -- --steps ${STEPS} --seed ${seed}\n${matrixOf(simulated)}`);
    expect(simulated.failed.flatMap(({ findings }) => findings)).toEqual([]);
    expect(unrunCells(simulated)).toEqual([]);
    expect(verdictOf(simulated)).toMatch(/^cells (\d+)\/\1, violations 0$/);
  },
  TWENTY_MINUTES_MS,
);
