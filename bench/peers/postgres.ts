import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../local/free-port';
import { ensureDebian } from '../../local/house/debian.mjs';
import { CannotRunHere } from '../figure';

const DEBIAN_PACKAGE = 'postgresql-15';
const BINARIES = '/usr/lib/postgresql/15/bin';
const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 10_000;

/** A cluster of our own, on a port of this machine, in a folder that goes with it. */
export type Postgres = {
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  readonly stop: () => Promise<void>;
};

type Identity = { readonly uid: number; readonly gid: number };

const idOf = (flag: '-u' | '-g'): number =>
  Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());

/** PostgreSQL refuses to run as root: then as the user that Debian's package made for it. */
const unprivileged = (): Identity | undefined =>
  process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined;

const ensurePostgres = (): void => {
  try {
    const isNew = ensureDebian([DEBIAN_PACKAGE], 'the peers').length > 0;
    // Debian begins a cluster of its own with the package; nobody asked for it.
    if (isNew) spawnSync('pg_ctlcluster', ['15', 'main', 'stop'], { stdio: 'ignore' });
  } catch (cause) {
    throw new CannotRunHere(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  if (!existsSync(join(BINARIES, 'postgres'))) throw new CannotRunHere(`${BINARIES} has no postgres`);
};

/** Starts PostgreSQL 15 with its defaults but for the place it listens at: 127.0.0.1 alone. It never outlives this process. */
export const startPostgres = async (): Promise<Postgres> => {
  ensurePostgres();
  const folder = mkdtempSync(join(tmpdir(), 'timebank-peers-'));
  const identity = unprivileged();
  if (identity !== undefined) chownSync(folder, identity.uid, identity.gid);
  const data = join(folder, 'data');
  const as = { cwd: folder, ...identity };
  const options = ['--username', 'bench', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C'];
  const made = spawnSync(join(BINARIES, 'initdb'), ['-D', data, ...options], { ...as, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const place = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  // Detached: Ctrl-C in a terminal reaches us alone, and the guard then ends it.
  const server = spawn(join(BINARIES, 'postgres'), ['-D', data, '-p', String(port), ...place], {
    ...as,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const guard = guardOf(server, folder);
  const stop = async () => {
    // A fast shutdown: sessions are cut, the cluster is left whole.
    server.kill('SIGINT');
    const late = setTimeout(() => server.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(late);
    guard.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(server);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { connection: { host: '127.0.0.1', port, user: 'bench', database: 'postgres' }, stop };
};

const ready = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`postgres is not ready: ${said}`)), READY_WITHIN_MS);
    server.once('exit', (code) => reject(new Error(`postgres ended at once with ${code}: ${said}`)));
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-2_000);
      if (!said.includes('ready to accept connections')) return;
      clearTimeout(late);
      resolve();
    });
  });

/** A shell that waits for our end of its pipe to close, which it does even when we are killed, and then ends server and folder. */
const guardOf = (server: ChildProcess, folder: string): ChildProcess => {
  const guard = spawn(
    'sh',
    [
      '-c',
      'read -r _; kill -3 "$1" 2>/dev/null; sleep 1; rm -rf "$2"',
      'peers-guard',
      String(server.pid),
      folder,
    ],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  guard.unref();
  return guard;
};
