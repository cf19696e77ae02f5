// Installs the packages when they are not those of the lockfile. Node built-ins only: it runs before any package exists.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NODE_MIN = { major: 20, minor: 19 };

/**
 * @typedef {{ version?: string, optional?: boolean }} Package
 * @typedef {Readonly<Record<string, Package>>} Packages by their folder; '' is the project itself
 */

/**
 * Why this Node cannot run the project, or undefined.
 * @param {string} version as in process.versions.node
 */
export const nodeFault = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > NODE_MIN.major || (major === NODE_MIN.major && minor >= NODE_MIN.minor);
  return enough
    ? undefined
    : `Node ${NODE_MIN.major}.${NODE_MIN.minor} or later is needed, this is ${version}`;
};

/**
 * Whether every package of the lockfile is installed in its version; optional ones (other platforms) may be absent.
 * @param {Packages} locked
 * @param {Packages} installed
 */
export const holds = (locked, installed) =>
  Object.entries(locked).every(([folder, { version, optional }]) => {
    if (folder === '') return true;
    const present = installed[folder];
    return present === undefined ? optional === true : present.version === version;
  });

/**
 * @param {string} file
 * @returns {Packages}
 */
const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});

/**
 * Leaves `node_modules` as the lockfile says, or throws with what to do.
 * @param {string} root the project's folder
 * @returns {'kept' | 'installed'}
 */
export const ensureInstalled = (root) => {
  const fault = nodeFault(process.versions.node);
  if (fault !== undefined) throw new Error(fault);
  const lockfile = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.lockfile-sha256');
  const hash = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 'kept';

  // After `npm install some-package` only the stamp is old: npm's own record says what is there.
  const record = join(root, 'node_modules', '.package-lock.json');
  const upToDate = existsSync(record) && holds(packagesOf(lockfile), packagesOf(record));
  if (!upToDate) {
    console.log('installing packages (npm ci), once for each change of the lockfile');
    const { status } = spawnSync('npm', ['ci'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0)
      throw new Error('npm ci failed: see its message above, then run the same command again');
  }
  writeFileSync(stamp, hash);
  return upToDate ? 'kept' : 'installed';
};
