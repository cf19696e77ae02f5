import { startEngine } from '../engine';
import { readService } from '../service-file';
import type { Finding } from './check/history';
import { matrixOf, unrunCells, verdictOf } from './matrix';
import { readOptions } from './options';
import type { Script } from './script';
import { shrinkScript } from './shrink-script';
import { simulateFaults } from './simulate-faults';

/** Said in one run, so that a long one shows that it lives. */
const PROGRESS_EVERY = 2_000;
const SHOWN_MAX = 20;

const options = readOptions(process.argv.slice(2));
const { tables } = readService(process.cwd());
const table = tables.find(({ logicalId }) => logicalId === 'TimebankTable');
if (table === undefined) throw new Error('serverless.yml describes no TimebankTable');
console.log(`${options.steps} steps, seed ${options.seed}, ${options.atOnce} worlds at a time`);

/** A life a line: its operations, each with its fault. */
const written = ({ lives }: Script): readonly string[] =>
  lives.map(({ steps }) =>
    steps.map(({ operation, fault }) => (fault ? `${operation} (${fault})` : operation)).join(' → '),
  );

const lineOf = ({ check, place, what }: Finding): string => `  ${check}: ${place}: ${what}`;

const engine = await startEngine();
try {
  const place = { endpoint: engine.endpoint, table };
  const startedMs = performance.now();
  let said = 0;
  const simulated = await simulateFaults(place, options, (steps) => {
    if (steps - said < PROGRESS_EVERY) return;
    said = steps;
    console.log(`  ${steps} steps`);
  });
  const seconds = (performance.now() - startedMs) / 1_000;
  for (const { script, findings } of simulated.failed) {
    for (const finding of findings.slice(0, SHOWN_MAX)) console.log(lineOf(finding));
    console.log(`${script.name} failed; the smallest script that still does, from seed ${options.seed}:`);
    const smallest = await shrinkScript(place, script, findings);
    for (const line of written(smallest.script)) console.log(`  ${line}`);
    for (const finding of smallest.findings.slice(0, SHOWN_MAX)) console.log(lineOf(finding));
  }
  console.log(matrixOf(simulated));
  for (const cell of unrunCells(simulated)) console.log(`not run: ${cell}`);
  const { steps, givings, worlds } = simulated;
  console.log(
    `${steps} steps in ${worlds} worlds, ${givings} commands and sweeps given, ${(steps / seconds).toFixed(0)} steps a second`,
  );
  console.log(verdictOf(simulated));
  if (simulated.failed.length > 0 || unrunCells(simulated).length > 0) process.exitCode = 1;
} finally {
  await engine.stop();
}
