// npm run build [-- functions h5 weapp] [--force]: builds what changed since it was last built here.
// Node built-ins only, so that npm start can ask before anything is imported.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What each part is made from, and the file by which one sees that it is there. */
const parts = {
  functions: {
    sources: [
      'functions',
      'shared',
      'local/build-functions.mjs',
      'local/build-openapi.mjs',
      'package.json',
      'package-lock.json',
    ],
    output: 'dist/functions',
  },
  h5: { sources: ['client', 'shared', 'package.json', 'package-lock.json'], output: 'dist/h5/index.html' },
  weapp: {
    sources: ['client', 'shared', 'project.config.json', 'package.json', 'package-lock.json'],
    output: 'dist/weapp/app.json',
  },
};

/** @typedef {keyof typeof parts} Part */

/** Settings of the client's build (client/config), part of what it is made from. */
const settings = () =>
  Object.entries(process.env)
    .filter(([name]) => name.startsWith('TIMEBANK_'))
    .sort()
    .join('\n');

/**
 * Every file below a path, itself when it is a file.
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
const filesOf = (root, path) => {
  if (!existsSync(join(root, path))) return [];
  if (path.includes('.')) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.swc'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
};

/**
 * @param {string} root
 * @param {Part} part
 */
const hashOf = (root, part) => {
  const hash = createHash('sha256').update(settings());
  for (const source of parts[part].sources) {
    for (const file of filesOf(root, source))
      hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
};

/**
 * Builds a part unless it stands as its sources are. Throws with what the build said.
 * @param {string} root
 * @param {Part} part
 * @param {{force?: boolean, onChild?: (child: import('node:child_process').ChildProcess) => void}} [options]
 * @returns {Promise<'built' | 'kept'>}
 */
export const buildPart = async (root, part, { force = false, onChild } = {}) => {
  const stamp = join(root, 'dist', '.built', part);
  const hash = hashOf(root, part);
  const stands =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(join(root, parts[part].output));
  if (stands && !force) return 'kept';
  rmSync(stamp, { force: true });
  await runScript(root, `build:${part}`, onChild);
  mkdirSync(join(root, 'dist', '.built'), { recursive: true });
  writeFileSync(stamp, hash);
  return 'built';
};

/**
 * @param {string} root
 * @param {string} script
 * @param {((child: import('node:child_process').ChildProcess) => void) | undefined} onChild
 * @returns {Promise<void>}
 */
const runScript = (root, script, onChild) =>
  new Promise((resolve, reject) => {
    // A group of its own: npm's own child has children, and all of them must end when we are told to stop.
    const child = spawn('npm', ['run', '--silent', script], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onChild?.(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        said = `${said}${text}`.slice(-20_000);
      });
    }
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`npm run ${script} ended with ${code ?? signal}:\n${said}`));
    });
  });

/**
 * @param {string} name
 * @returns {name is Part}
 */
const isPart = (name) => Object.hasOwn(parts, name);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const force = process.argv.includes('--force');
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    if (!isPart(name)) throw new Error(`there is no part ${name}: one of ${Object.keys(parts).join(', ')}`);
    const startedMs = performance.now();
    const done = await buildPart(root, name, { force });
    console.log(
      `${done.padEnd(5)} ${((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)} s  ${name}`,
    );
  }
}
