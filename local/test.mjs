// npm test [-- unit integration e2e weapp]: installs what is missing, builds, runs the suites that exist, one after
// the other; prints each stage with its seconds, at last `N passed, N failed`. Node built-ins only until installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './house/browser.mjs';
import { JEST } from './house/jest.mjs';
import { sum, tallyOf } from './house/tally.mjs';
import { ensureInstalled } from './install.mjs';

/** @typedef {import('./house/tally.mjs').Tally} Tally */

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = process.argv.slice(2);
const reports = join(root, '.cache', 'test');

/** @param {readonly string[]} command */
const run = ([program = '', ...args]) =>
  spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status;

/**
 * Runs one stage between two lines with its name and seconds.
 * @param {string} name
 * @param {() => Tally} work
 */
const stage = (name, work) => {
  const startedMs = performance.now();
  console.log(`== ${name}`);
  const tally = work();
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`== ${name}: ${tally.passed} passed, ${tally.failed} failed, ${seconds} s`);
  return tally;
};

/** @param {string} suite */
const hasTests = (suite) => {
  const folder = join(root, 'tests', suite);
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((file) => `${file}`.endsWith('.test.ts'))
  );
};

/**
 * @param {string} suite
 * @returns {Tally}
 */
const runSuite = (suite) => {
  const file = join(reports, `${suite}.json`);
  rmSync(file, { force: true });
  const options = ['--ci', '--selectProjects', suite, '--json', '--outputFile', file];
  const exitCode = run([process.execPath, ...JEST, ...options]);
  return tallyOf(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined, exitCode);
};

/** A stage that proves nothing by itself: it counts only when it fails. @param {() => unknown} work @returns {Tally} */
const preparing = (work) => {
  try {
    work();
    return { passed: 0, failed: 0 };
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    return { passed: 0, failed: 1 };
  }
};

const build = () => {
  if (run(['npm', 'run', '--silent', 'build']) !== 0) throw new Error('the build failed');
};

const suites = ['unit', 'integration', 'e2e', 'weapp'].filter(
  (suite) => hasTests(suite) && (wanted.length === 0 || wanted.includes(suite)),
);
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
mkdirSync(reports, { recursive: true });

/** @type {readonly (readonly [name: string, work: () => Tally])[]} */
const preparations = [
  ['install', () => preparing(() => ensureInstalled(root))],
  ...(suites.includes('e2e') ? [/** @type {const} */ (['browser', () => preparing(ensureBrowser)])] : []),
  ...('build' in scripts ? [/** @type {const} */ (['build', () => preparing(build)])] : []),
];

/** @type {Tally[]} */
const tallies = [];
for (const [name, work] of preparations) {
  tallies.push(stage(name, work));
  if (sum(tallies).failed > 0) break;
}
if (sum(tallies).failed === 0) tallies.push(...suites.map((suite) => stage(suite, () => runSuite(suite))));

const { passed, failed } = sum(tallies);
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;
