// npm run check [-- --static]: all static checks, and the unit tests unless --static. Commands run side by side,
// one for each core; a line for each, what a failed one printed below its line, at last `N passed, N failed`.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
ensureInstalled(root);
const { staticChecks, unitTests } = await import('./house/checks.mjs');

/**
 * @param {import('./house/checks.mjs').Check} check
 * @returns {Promise<boolean>}
 */
const run = ({ name, args }) =>
  new Promise((resolve) => {
    const startedMs = performance.now();
    /** @type {Buffer[]} */
    const printed = [];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => printed.push(chunk));
    child.stderr.on('data', (chunk) => printed.push(chunk));
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'pass' : 'FAIL'} ${seconds.padStart(6)} s  ${name}`);
      if (code !== 0) console.log(Buffer.concat(printed).toString('utf8'));
      resolve(code === 0);
    });
  });

const startedMs = performance.now();
const waiting = [...(process.argv.includes('--static') ? [] : [unitTests()]), ...staticChecks(root)];
/** @type {boolean[]} */
const results = [];
const worker = async () => {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
    results.push(await run(check));
};
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));

const failed = results.filter((passed) => !passed).length;
console.log(`checked in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
console.log(`${results.length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
