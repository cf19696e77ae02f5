// The import rules, and proof that they looked at every source file: a tool that cannot parse TypeScript sees
// no modules and is content.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFiles, sourcesAmong } from './source-files.mjs';

/**
 * @typedef {{ from: string, to: string, rule: { name: string } }} Violation
 * @typedef {{ modules: readonly { source: string }[], summary: { violations: readonly Violation[] } }} Cruise
 */

/**
 * The source files that the tool did not see.
 * @param {readonly string[]} sources
 * @param {Cruise} cruise
 */
export const unseen = (sources, { modules }) => {
  const seen = new Set(modules.map(({ source }) => source));
  return sources.filter((file) => !seen.has(file));
};

/**
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {Cruise}
 */
const cruise = (root, folders) => {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [bin, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (stdout === '') throw new Error(`dependency-cruiser said nothing: ${stderr}`);
  return JSON.parse(stdout);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = process.cwd();
  const sources = sourcesAmong(projectFiles(root));
  const folders = [...new Set(sources.map((file) => file.split('/')[0] ?? ''))].filter((name) =>
    existsSync(name),
  );
  const result = cruise(root, folders);
  const faults = [
    ...result.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`),
    ...unseen(sources, result).map((file) => `not seen by dependency-cruiser: ${file}`),
  ];
  for (const fault of faults) console.log(fault);
  console.log(`${sources.length} source files, ${faults.length} faults`);
  if (faults.length > 0 || sources.length === 0) process.exitCode = 1;
}
