import type { Condition } from '../../../../functions/store/conditions';
import { shrinkScript } from '../../../../local/faults/shrink-script';
import { runScript } from '../../../../local/faults/simulate-faults';
import { type EngineForTests, startEngineForTests } from '../../engine-for-tests';
import { engineTable, lifeOf } from './world-for-tests';

let engine: EngineForTests;
beforeAll(async () => {
  engine = await startEngineForTests();
});
afterAll(() => engine.stop());

const seen = 'reply lost once';
const meant = 'adversarial interleaving';
/** Tables bear no name with a space. */
const tableOf = (operation: string): string => operation.replaceAll(' ', '-');

test.each<[forgotten: string, label: RegExp, life: readonly string[], blamed: string]>([
  ['an account’s', /^head /, [`request: ${seen}`, `grab: ${seen}`, 'cancel'], 'request'],
  ['an order’s', /^order$/, [`request: ${seen}`, `grab: ${meant}`], 'grab'],
  [
    'a document’s',
    /^doc /,
    [`give-mandate: ${seen}`, `request under mandate: ${meant}`],
    'request under mandate',
  ],
])(
  '%s conditions forgotten → found, and made small: one life, one fault',
  async (_name, label, life, blamed) => {
    const place = {
      endpoint: engine.endpoint,
      table: engineTable(),
      keepConditions: (at: string, conditions: readonly Condition[]) => (label.test(at) ? [] : conditions),
    };
    const lives = [
      lifeOf(3, ...life),
      lifeOf(5, `request: ${meant}`),
      lifeOf(9, `request: ${seen}`, `grab: ${meant}`),
      lifeOf(11, 'family-pay', `grab: ${seen}`),
    ];
    const script = { name: `forgotten-${tableOf(blamed)}`, seed: 1, lives };
    const { findings } = await runScript(place, script);
    expect(findings.length).toBeGreaterThan(0);
    const smallest = await shrinkScript(place, script, findings);
    expect(smallest.findings.length).toBeGreaterThan(0);
    expect(smallest.script.lives).toHaveLength(1);
    const steps = smallest.script.lives.flatMap((each) => each.steps);
    expect(steps.filter(({ fault }) => fault !== undefined)).toEqual([{ operation: blamed, fault: meant }]);
    // The same script fails the same way each time.
    const again = await runScript(place, { ...smallest.script, name: `again-${tableOf(blamed)}` });
    const whatOf = (found: typeof findings) => found.map(({ check, what }) => `${check}: ${what}`);
    expect(whatOf(again.findings)).toEqual(whatOf(smallest.findings));
  },
);
