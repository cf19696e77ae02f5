import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from './free-port';

/** A DynamoDB-compatible engine of our own, on a port of this machine. */
export type Engine = {
  readonly endpoint: string;
  /** Ends it in order; what was written stays in its file. */
  readonly stop: () => Promise<void>;
  /** `kill -9`: what a power cut does to it. */
  readonly kill: () => Promise<void>;
  /** Starts it again at the same address after `stop` or `kill`. */
  readonly restart: () => Promise<void>;
};

const START_ATTEMPTS_MAX = 5;
const READY_WITHIN_MS = 10_000;
const STOP_WITHIN_MS = 5_000;

/**
 * Starts the engine and waits until it listens. Without `file` it keeps all in memory.
 * It never outlives this process, however this process ends.
 */
export const startEngine = async ({ file }: { file?: string } = {}): Promise<Engine> => {
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return await running(port, file);
    } catch (cause) {
      // Between finding the port and taking it, somebody else may have taken it.
      if (attempt === START_ATTEMPTS_MAX) throw new Error('the engine does not start', { cause });
    }
  }
};

/** Removes the engine's file and what lies beside it; the engine must not be running. */
export const removeEngineFile = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
};

const running = async (port: number, file: string | undefined): Promise<Engine> => {
  let live: Running | undefined = await launch(port, file);
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const ending = live;
    live = undefined;
    if (ending !== undefined) await finish(ending, signal);
  };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: async () => {
      if (live !== undefined) throw new Error('the engine is still running');
      live = await launch(port, file);
    },
  };
};

type Running = { readonly engine: ChildProcess; readonly guard: ChildProcess; readonly ended: Promise<void> };

const launch = async (port: number, file: string | undefined): Promise<Running> => {
  const place = file === undefined ? [] : ['--db-path', file];
  // Detached: Ctrl-C in a terminal reaches us alone, and we stop the engine after those who use it.
  const engine = spawn(binary(), ['serve', '--host', '127.0.0.1', '--port', String(port), ...place], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    engine.once('exit', () => resolve());
    engine.once('error', () => resolve());
  });
  try {
    await listening(engine);
  } catch (cause) {
    engine.kill('SIGKILL');
    throw cause;
  }
  return { engine, guard: guardOf(engine), ended };
};

const listening = (engine: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(
      () => reject(new Error(`not ready in ${READY_WITHIN_MS} ms: ${said}`)),
      READY_WITHIN_MS,
    );
    engine.once('error', reject);
    engine.once('exit', (code) => reject(new Error(`ended at once with ${code}: ${said}`)));
    engine.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-2_000);
      if (!said.includes('listening')) return;
      clearTimeout(late);
      resolve();
    });
  });

/** A shell that waits for our end of its pipe to close, which it does even when we are killed, and then ends the engine. */
const guardOf = (engine: ChildProcess): ChildProcess => {
  const guard = spawn(
    'sh',
    ['-c', 'read -r _; kill -9 "$1" 2>/dev/null', 'engine-guard', String(engine.pid)],
    {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  guard.unref();
  return guard;
};

const finish = async ({ engine, guard, ended }: Running, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
  engine.kill(signal);
  const late = setTimeout(() => engine.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(late);
  guard.kill('SIGKILL');
};

const binary = (): string => {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(join(process.cwd(), 'package.json'));
    return join(dirname(require.resolve(`${name}/package.json`)), 'dynoxide');
  } catch (cause) {
    const hint = 'set DYNAMODB_ENDPOINT to the address of another DynamoDB-compatible engine';
    throw new Error(`no engine for this kind of machine (${name}): ${hint}`, { cause });
  }
};
