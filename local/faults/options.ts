import { parseArgs } from 'node:util';

export type FaultOptions = { readonly steps: number; readonly seed: number; readonly atOnce: number };

const USAGE = 'npm run simulate:faults -- [--steps 3600] [--seed 1] [--at-once 8]';

/** The command line; throws with the usage on anything else. */
export const readOptions = (args: readonly string[]): FaultOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      steps: { type: 'string', default: '3600' },
      seed: { type: 'string', default: '1' },
      'at-once': { type: 'string', default: '8' },
    },
  });
  const whole = (name: 'steps' | 'seed' | 'at-once', least: number): number => {
    const value = Number(values[name]);
    if (!Number.isSafeInteger(value) || value < least) throw new Error(`--${name} ${values[name]}: ${USAGE}`);
    return value;
  };
  return { steps: whole('steps', 1), seed: whole('seed', 0), atOnce: whole('at-once', 1) };
};
