// The browser of the end-to-end tests: Debian's Chromium, a Chinese font, and what looks into a printed page.
import { spawnSync } from 'node:child_process';

const PACKAGES = ['chromium', 'fonts-noto-cjk', 'poppler-utils'];

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholder, not a template's.
const STATUS = '--showformat=${Status}';

/** @param {string} debianPackage */
const installed = (debianPackage) => {
  const { stdout } = spawnSync('dpkg-query', ['--show', STATUS, debianPackage], { encoding: 'utf8' });
  return stdout === 'install ok installed';
};

/** The words before `apt-get` that make it allowed, or undefined when nothing does. */
const rights = () => {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
};

/** Installs what is missing; throws with the command to run when it may not. */
export const ensureBrowser = () => {
  const missing = PACKAGES.filter((name) => !installed(name));
  if (missing.length === 0) return;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing];
  const prefix = rights();
  if (prefix === undefined) {
    throw new Error(`the browser tests need ${missing.join(' and ')}; run: sudo ${install.join(' ')}`);
  }
  console.log(`installing ${missing.join(' and ')} (apt-get)`);
  for (const command of [['apt-get', 'update', '-qq'], install]) {
    const [program = '', ...args] = [...prefix, ...command];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { status } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    if (status !== 0) throw new Error(`${command.join(' ')} failed: see its message above`);
  }
};
