import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf } from './place';
import { type Recorded, record, type Witness } from './record';
import { runTrials, trialOf } from './trials';
import { unmetIn } from './unmet';

/** `killer`: the first test that failed without the clause; undefined: the clause could go and nobody would notice. */
type Fate = Recorded & { readonly killer?: string };

/**
 * The suites that may prove a clause, the most promising first. A guard is proven by a suite that knows nothing of conditions, a belt
 * by one of the store alone, which bypasses the decision (assurance.md, Tests of the tests).
 */
const juryOf = (root: string, { place, witnesses }: Recorded): readonly Witness[] =>
  witnesses
    .filter(({ suite }) =>
      place.belt === undefined
        ? !readFileSync(join(root, suite), 'utf8').includes('keepConditions')
        : suite.startsWith('tests/integration/store/'),
    )
    .sort((a, b) => Number(b.stood) - Number(a.stood) || a.tookMs - b.tookMs);

/** Tries each place with the first of its suites, those that survive with the second, and so on. */
const fatesOf = async (root: string, all: readonly Recorded[]): Promise<readonly Fate[]> => {
  const fates = new Map<string, Fate>(all.map((recorded) => [keyOf(recorded.place), recorded]));
  const juries = all.map((recorded) => juryOf(root, recorded));
  const rounds = Math.max(...juries.map(({ length }) => length));
  for (let round = 0; round < rounds; round += 1) {
    const trials = all.flatMap(({ place }, number) => {
      const suite = juries[number]?.[round]?.suite;
      const dead = fates.get(keyOf(place))?.killer !== undefined;
      return suite === undefined || dead ? [] : [trialOf(place, number, suite)];
    });
    if (trials.length === 0) continue;
    console.log(`round ${round + 1}: ${trials.length} mutants`);
    const outcomes = await runTrials(root, trials);
    for (const { id, suite } of trials) {
      const recorded = all[Number(id)];
      const failed = outcomes.get(id)?.failed;
      if (recorded !== undefined && failed !== undefined)
        fates.set(keyOf(recorded.place), {
          ...recorded,
          killer: `${suite.slice('tests/integration/'.length)}: ${failed}`,
        });
    }
  }
  return [...fates.values()];
};

/** Takes every clause away in turn, prints who noticed, and says whether every one was missed. */
export const mutateConditions = async (root: string): Promise<boolean> => {
  console.log('recording which suite carries which clause …');
  const recorded = await record(root);
  console.log(`${recorded.length} clauses`);
  const fates = await fatesOf(root, recorded);
  console.log('\n| store, item | clause | | killed by |\n|---|---|---|---|');
  for (const { place, killer, witnesses } of fates)
    console.log(
      `| ${place.store}, ${place.label} | ${place.name} \`${place.clause}\` | ${place.belt === undefined ? 'guard' : 'belt'} | ${killer ?? `**nobody** of ${witnesses.length} suites that carry it`} |`,
    );
  const unmet = unmetIn(
    root,
    recorded.map(({ place }) => place),
  );
  for (const sentence of unmet) console.log(`unmet: ${sentence}`);
  const killed = fates.filter(({ killer }) => killer !== undefined).length;
  console.log(`conditions: ${killed}/${fates.length + unmet.length}`);
  return killed === fates.length + unmet.length;
};
