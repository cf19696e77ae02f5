import { diceFrom } from '../demo-city/dice';
import { checkWorld } from './check/check-world';
import type { Finding } from './check/history';
import { deliverStream } from './deliver-stream';
import { openWorld, type WorldPlace } from './open-world';
import { operations } from './operations';
import { playWorld } from './play-world';
import { familiesIn, type Script, type Step, scriptsOf, stepsIn } from './script';

export type EnginePlace = Omit<WorldPlace, 'name' | 'dice' | 'families'>;
export type Outcome = {
  readonly struck: readonly Required<Step>[];
  /** How often a command or a sweep was given: by its step, again, as a rival. */
  readonly givings: number;
  readonly findings: readonly Finding[];
};

/** One world from its beginning to its verdict: the same script finds the same, each time. */
export const runScript = async (place: EnginePlace, script: Script): Promise<Outcome> => {
  const dice = diceFrom(script.seed);
  const families = familiesIn(script.lives);
  const world = await openWorld({ ...place, name: script.name, dice, families });
  const struck: Required<Step>[] = [];
  let givings = 0;
  try {
    const log = await playWorld(world, script.lives);
    struck.push(...log.struck);
    givings = log.heard.length;
    const { name, ports } = world;
    await deliverStream({ endpoint: place.endpoint, name, ports }, log.shaken.length > 0, dice);
    return { struck, givings, findings: await checkWorld(world, log, operations, dice) };
  } catch (cause) {
    // Whatever breaks under faults is found, too, and can be made smaller.
    const what = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { struck, givings, findings: [{ check: 'threw', place: script.name, what }] };
  } finally {
    await world.close();
  }
};

export type Simulated = {
  readonly steps: number;
  readonly givings: number;
  readonly worlds: number;
  /** How often each fault came to pass under each operation: `operation / fault`. */
  readonly runs: ReadonlyMap<string, number>;
  readonly failed: readonly { readonly script: Script; readonly findings: readonly Finding[] }[];
};

export const cellOf = ({ operation, fault }: Required<Step>): string => `${operation} / ${fault}`;

/** Plays worlds out of one seed, some at a time, until so many steps were taken or something was found. */
export const simulateFaults = async (
  place: EnginePlace,
  { steps: wanted, seed, atOnce }: { readonly steps: number; readonly seed: number; readonly atOnce: number },
  progress: (steps: number) => void = () => undefined,
): Promise<Simulated> => {
  const runs = new Map<string, number>();
  const failed: { script: Script; findings: readonly Finding[] }[] = [];
  const scripts = scriptsOf(seed);
  let [planned, steps, givings, worlds] = [0, 0, 0, 0];
  const worker = async (): Promise<void> => {
    while (planned < wanted && failed.length === 0) {
      const { value: script } = scripts.next();
      if (script === undefined) return;
      planned += stepsIn(script);
      const { struck, findings, ...outcome } = await runScript(place, script);
      steps += stepsIn(script);
      givings += outcome.givings;
      worlds += 1;
      for (const step of struck) runs.set(cellOf(step), (runs.get(cellOf(step)) ?? 0) + 1);
      if (findings.length > 0) failed.push({ script, findings });
      progress(steps);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { steps, givings, worlds, runs, failed };
};
