// The lockfile names every package of every platform. A registry that lacks the binaries of some platform leaves holes
// in it, and then `npm ci` refuses on every machine. `node local/house/lockfile.mjs --fill` closes them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {object} Locked one package in the lockfile
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {readonly string[]} [libc]
 * @property {Readonly<Record<string, string>>} [optionalDependencies]
 *
 * @typedef {Readonly<Record<string, Locked>>} Packages by folder
 * @typedef {{ dependant: string, name: string, version: string }} Hole
 */

/** Optional packages asked for in one exact version: those that hold a binary for one platform. */
const EXACT = /^\d+\.\d+\.\d+$/;

/**
 * Where Node finds a package from a folder, or undefined.
 * @param {Packages} packages
 * @param {string} from
 * @param {string} name
 * @returns {Locked | undefined}
 */
const resolved = (packages, from, name) => {
  const found = packages[`${from}${from === '' ? '' : '/'}node_modules/${name}`];
  if (found !== undefined || from === '') return found;
  return resolved(packages, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
};

/**
 * Optional packages that are asked for and not named, or named in another version.
 * @param {Packages} packages
 * @returns {Hole[]}
 */
export const holesIn = (packages) =>
  Object.entries(packages).flatMap(([dependant, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(
        ([name, version]) => EXACT.test(version) && resolved(packages, dependant, name)?.version !== version,
      )
      .map(([name, version]) => ({ dependant, name, version })),
  );

/**
 * The platform that a package's name tells, or undefined.
 * @param {string} name
 */
const platformOf = (name) => {
  const os = /android|darwin|freebsd|linux|openharmony|win32/.exec(name)?.[0];
  const cpu = /arm64|arm|x64|ia32|loong64|ppc64|riscv64|s390x/.exec(name)?.[0];
  if (os === undefined || cpu === undefined) return undefined;
  const libc = os === 'linux' ? /-(gnu|musl)/.exec(name)?.[1] : undefined;
  return { os: [os], cpu: [cpu], ...(libc && { libc: [libc === 'gnu' ? 'glibc' : 'musl'] }) };
};

/**
 * The same packages with each hole named: version and platform, so that npm skips it elsewhere and fetches it there.
 * Throws when a name does not tell its platform: npm would then try to fetch it everywhere.
 * @param {Packages} packages
 * @returns {Packages}
 */
export const filled = (packages) => {
  const added = holesIn(packages).map(({ dependant, name, version }) => {
    const platform = platformOf(name);
    if (platform === undefined) throw new Error(`${name} does not tell its platform`);
    const beside = `${dependant.slice(0, dependant.lastIndexOf('node_modules/'))}node_modules/${name}`;
    const folder = beside in packages ? `${dependant}/node_modules/${name}` : beside;
    const dev = packages[dependant]?.dev === true ? { dev: true } : {};
    return /** @type {const} */ ([folder, { version, ...dev, optional: true, ...platform }]);
  });
  const all = [...Object.entries(packages), ...added];
  return Object.fromEntries(all.sort(([one], [other]) => one.localeCompare(other, 'en')));
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(process.cwd(), 'package-lock.json');
  const lockfile = JSON.parse(readFileSync(file, 'utf8'));
  if (process.argv.includes('--fill')) {
    lockfile.packages = filled(lockfile.packages);
    writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
  }
  const holes = holesIn(lockfile.packages);
  for (const { dependant, name, version } of holes) console.log(`${dependant} asks for ${name} ${version}`);
  console.log(`${holes.length} holes in package-lock.json; --fill closes them`);
  if (holes.length > 0) process.exitCode = 1;
}
