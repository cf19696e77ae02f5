import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What must fail on purpose lies here; no other check looks at it. */
const GUARD_FIXTURES = 'tests/fixtures/guards/';

/**
 * The project's files as git sees them: committed or about to be, relative to the root, without the guards' fixtures.
 * @param {string} root
 */
export const projectFiles = (root) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
    .split('\0')
    .filter((file) => file !== '' && !file.startsWith(GUARD_FIXTURES) && existsSync(join(root, file)));

const SOURCE_FOLDERS = ['shared', 'functions', 'client', 'local', 'bench', 'tests', 'tools'];

/**
 * The source files among them: what the import rules must have seen.
 * @param {readonly string[]} files
 */
export const sourcesAmong = (files) =>
  files.filter(
    (file) =>
      SOURCE_FOLDERS.includes(file.split('/')[0] ?? '') &&
      /\.(ts|tsx|mjs|cjs)$/.test(file) &&
      !file.endsWith('.d.ts'),
  );
