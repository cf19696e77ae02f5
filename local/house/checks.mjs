import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { JEST } from './jest.mjs';
import { projectFiles } from './source-files.mjs';

/** @typedef {{ name: string, args: readonly string[] }} Check a Node command line, `args` */

/**
 * The static checks of the project, the long ones first.
 * @param {string} root
 * @returns {readonly Check[]}
 */
export const staticChecks = (root) => [
  typeCheck('types', '.'),
  ...(existsSync(join(root, 'client/tsconfig.json')) ? [typeCheck('types of client', 'client')] : []),
  { name: 'unused code and packages', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  {
    name: 'format and lint',
    args: [
      'node_modules/@biomejs/biome/bin/biome',
      'ci',
      '--error-on-warnings',
      '--colors=off',
      '--reporter=concise',
      '--max-diagnostics=none',
    ],
  },
  { name: 'who imports whom', args: ['local/house/imports.mjs'] },
  {
    name: 'secrets',
    args: ['node_modules/secretlint/bin/secretlint.js', '--no-glob', ...projectFiles(root)],
  },
  { name: 'reasons beside casts', args: ['local/house/casts.mjs'] },
  { name: 'traces of machines', args: ['local/house/traces.mjs'] },
];

/** @returns {Check} */
export const unitTests = () => ({
  name: 'unit tests',
  args: [...JEST, '--ci', '--silent', '--selectProjects', 'unit'],
});

/**
 * @param {string} name
 * @param {string} folder
 * @returns {Check}
 */
const typeCheck = (name, folder) => {
  const memory = `.cache/types-${folder === '.' ? 'root' : folder}.tsbuildinfo`;
  return {
    name,
    args: [
      'node_modules/typescript/bin/tsc',
      '-p',
      folder,
      '--noEmit',
      '--incremental',
      '--tsBuildInfoFile',
      memory,
    ],
  };
};
