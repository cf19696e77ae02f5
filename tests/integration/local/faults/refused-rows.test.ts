import { runScript } from '../../../../local/faults/simulate-faults';
import { type EngineForTests, startEngineForTests } from '../../engine-for-tests';
import { engineTable, lifeOf } from './world-for-tests';

let engine: EngineForTests;
beforeAll(async () => {
  engine = await startEngineForTests();
});
afterAll(() => engine.stop());

test('a command is refused though nobody came before it → found: a row of refusals would prove nothing', async () => {
  const place = { endpoint: engine.endpoint, table: engineTable() };
  const { wishes, ...life } = lifeOf(2, 'ask-loan: reply lost once');
  // Of one family, so that the second life meets the promise of the first.
  const lives = [life, life].map((each) => ({ ...each, wishes: { ...wishes, apart: false } }));
  const { findings } = await runScript(place, { name: 'refused-rows', seed: 1, lives });
  expect(findings).toEqual([
    expect.objectContaining({
      check: 'threw',
      what: expect.stringContaining('ask-loan under reply lost once was refused'),
    }),
  ]);
});
