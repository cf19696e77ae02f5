import type { Finding } from './check/history';
import type { Life, Script } from './script';
import { shrink } from './shrink';
import { type EnginePlace, runScript } from './simulate-faults';

const TRIES_MAX = 60;

/** The faults of a script by their places; those left out are played under a clear sky. */
const faultsIn = (lives: readonly Life[]): readonly string[] =>
  lives.flatMap(({ steps }, life) => steps.flatMap(({ fault }, step) => (fault ? [`${life} ${step}`] : [])));

const withFaults = (lives: readonly Life[], kept: readonly string[]): readonly Life[] =>
  lives.map(({ steps, ...life }, lifeNo) => ({
    ...life,
    steps: steps.map((step, no) => (kept.includes(`${lifeNo} ${no}`) ? step : { operation: step.operation })),
  }));

export type Reproduction = { readonly script: Script; readonly findings: readonly Finding[] };

/** The smallest script that still shows one of the same checks failing: fewer lives first, then fewer faults. */
export const shrinkScript = async (
  place: EnginePlace,
  script: Script,
  findings: readonly Finding[],
): Promise<Reproduction> => {
  const wanted = new Set(findings.map(({ check }) => check));
  let smallest: Reproduction = { script, findings };
  let runs = 0;
  const failsWith = async (lives: readonly Life[]): Promise<boolean> => {
    runs += 1;
    const smaller = { ...script, lives };
    const outcome = await runScript(place, { ...smaller, name: `${script.name}-${runs}` });
    const isSame = outcome.findings.some(({ check }) => wanted.has(check));
    if (isSame) smallest = { script: smaller, findings: outcome.findings };
    return isSame;
  };
  const lives = await shrink(script.lives, failsWith, TRIES_MAX);
  await shrink(faultsIn(lives), (kept) => failsWith(withFaults(lives, kept)), TRIES_MAX);
  return smallest;
};
