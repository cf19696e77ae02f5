import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { keyOf, type Place, type Sight } from './place';
import { runTrials } from './trials';

/** A suite that carries a clause. */
export type Witness = {
  readonly suite: string;
  readonly tookMs: number;
  readonly stood: boolean;
};
export type Recorded = { readonly place: Place; readonly witnesses: readonly Witness[] };

const FOLDERS = ['api', 'store', 'usecases', 'workers'];

const sightLine: z.ZodType<Sight> = z
  .object({
    store: z.string(),
    label: z.string(),
    name: z.string(),
    clause: z.string(),
    belt: z.string().optional(),
    stood: z.boolean(),
  })
  .transform(({ belt, ...rest }) => ({ ...rest, ...(belt === undefined ? {} : { belt }) }));

const suitesOf = (root: string): readonly string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(join(root, 'tests/integration', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `tests/integration/${folder}/${name}`),
  );

/** Runs the suites as they are and hears which of them carries which clause. Throws when one of them fails: nothing could be shown by it. */
export const record = async (root: string): Promise<readonly Recorded[]> => {
  const folder = join(root, '.cache/mutants/sights');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const trials = suitesOf(root).map((suite, number) => ({
    id: String(number),
    suite,
    watch: { recordTo: join(folder, `${number}.jsonl`) },
  }));
  const outcomes = await runTrials(root, trials);
  const recorded = new Map<string, { place: Place; witnesses: Witness[] }>();
  for (const { id, suite, watch } of trials) {
    const outcome = outcomes.get(id);
    if (outcome === undefined || outcome.failed !== undefined)
      throw new Error(`${suite} fails without any mutant: ${outcome?.failed ?? 'it did not run'}`);
    if (!existsSync(watch.recordTo)) continue;
    const lines = readFileSync(watch.recordTo, 'utf8').trim().split('\n');
    for (const { stood, ...place } of lines.map((line) => sightLine.parse(JSON.parse(line)))) {
      const known = recorded.get(keyOf(place)) ?? { place, witnesses: [] };
      const { tookMs } = outcome;
      const others = known.witnesses.filter((witness) => witness.suite !== suite);
      const before = known.witnesses.some((witness) => witness.suite === suite && witness.stood);
      recorded.set(keyOf(place), {
        place,
        witnesses: [...others, { suite, tookMs, stood: stood || before }],
      });
    }
  }
  return [...recorded.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
};
