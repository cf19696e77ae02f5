import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import * as z from 'zod';
import jestConfig from '../../../jest.config.mjs';
import { keyOf, type Place, type Watch } from './place';

/** One suite, run whole until its first failure, under one watch. */
export type Trial = { readonly id: string; readonly suite: string; readonly watch: Watch };
/** `failed` is the first test that did; undefined: every test passed. */
export type Outcome = { readonly failed?: string; readonly tookMs: number };

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

/** Far beyond any test: on a busy machine slowness must not pass for a kill. */
const TEST_TIMEOUT_MS = 300_000;

/**
 * Runs all trials in one jest, over as many workers as there are cores. Each trial is a file of its own that sets its watch and then
 * imports the suite, so that all share one start, one map of the files and one store of transformed sources.
 */
export const runTrials = async (
  root: string,
  trials: readonly Trial[],
): Promise<ReadonlyMap<string, Outcome>> => {
  const folder = join(root, '.cache/mutants/trials');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { id, suite, watch } of trials)
    writeFileSync(
      join(folder, `${id}.test.mjs`),
      `globalThis.mutants = ${JSON.stringify(watch)};\nawait import(${JSON.stringify(join(root, suite))});\n`,
    );
  const integration = jestConfig.projects.find(({ displayName }) => displayName === 'integration');
  const here = join(root, 'local/mutants');
  const config = {
    ...integration,
    rootDir: root,
    roots: [folder],
    testMatch: ['**/*.test.mjs'],
    modulePathIgnorePatterns: [],
    testEnvironment: join(here, 'fail-fast-environment.cjs'),
    resolver: join(here, 'conditions/resolver.cjs'),
  };
  const [configFile, outputFile] = [join(folder, 'jest.config.json'), join(folder, 'report.json')];
  writeFileSync(configFile, JSON.stringify(config));
  const jest = [
    ...[
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
    ],
    ...[
      `--config=${configFile}`,
      `--maxWorkers=${availableParallelism()}`,
      `--testTimeout=${TEST_TIMEOUT_MS}`,
    ],
    ...['--json', `--outputFile=${outputFile}`, '--silent'],
  ];
  await new Promise((resolve) => {
    spawn(process.execPath, jest, { cwd: root, stdio: 'ignore' }).on('close', resolve);
  });
  const { testResults } = report.parse(JSON.parse(readFileSync(outputFile, 'utf8')));
  return new Map(
    testResults.map(({ name, startTime, endTime, message, assertionResults }) => {
      // A file that never came to a test proves nothing about the mutant.
      if (assertionResults.length === 0) throw new Error(`${name} did not run: ${message}`);
      const failure = assertionResults.find(({ status }) => status === 'failed');
      if (failure?.failureMessages.some((each) => each.includes('Exceeded timeout')))
        throw new Error(`${name}: ${failure.fullName} took more than ${TEST_TIMEOUT_MS} ms`);
      const failed = failure?.fullName;
      return [
        basename(name, '.test.mjs'),
        { tookMs: endTime - startTime, ...(failed === undefined ? {} : { failed }) },
      ];
    }),
  );
};

/** The trial of a place's mutant by one suite. */
export const trialOf = (place: Place, number: number, suite: string): Trial => ({
  id: String(number),
  suite,
  watch: { without: keyOf(place) },
});
