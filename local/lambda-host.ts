import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** A built lambda that can be called. */
export type HostedLambda = {
  /** The handler's answer. Throws when the handler threw, or did not answer in time. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
};

export type LambdaPlace = {
  readonly name: string;
  readonly timeoutMs: number;
  /** The whole environment: what is not in here, the lambda does not see. */
  readonly environment: Readonly<Record<string, string>>;
  /** Of the project; the bundle is `<bundles>/<name>/main.mjs`. */
  readonly root: string;
  readonly bundles: string;
  /** Where `<name>.log` gets what the lambda writes. */
  readonly logs: string;
};

type Answer =
  | { readonly ready: true }
  | { readonly id: string; readonly result: unknown }
  | { readonly id: string; readonly failure: string };
type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (cause: Error) => void };

/** Loads a built bundle into a thread of its own and waits until it is ready; a thread that crashed is replaced by a new one. */
export const hostLambda = async (place: LambdaPlace): Promise<HostedLambda> => {
  let thread = await startThread(place);
  return {
    invoke: async (event) => {
      if (thread.ended()) thread = await startThread(place);
      return thread.invoke(event);
    },
    stop: () => thread.stop(),
  };
};

const startThread = async ({ name, timeoutMs, environment, root, bundles, logs }: LambdaPlace) => {
  const file = join(bundles, name, 'main.mjs');
  if (!existsSync(file))
    throw new Error(`the bundle of ${name} is missing (${file}): run npm run build:functions`);
  const worker = new Worker(join(root, 'local', 'lambda-worker.mjs'), {
    env: environment,
    workerData: { file: pathToFileURL(file).href, timeoutMs },
    stdout: true,
    stderr: true,
  });
  keepLog(worker, logs, name);
  const waiting = new Map<string, Waiting>();
  let ended = false;
  const end = (cause: Error) => {
    ended = true;
    for (const { reject } of waiting.values()) reject(cause);
    waiting.clear();
  };
  await new Promise<void>((resolve, reject) => {
    worker.on('error', (cause) => {
      end(new Error(`${name} crashed`, { cause }));
      reject(new Error(`${name} does not load`, { cause }));
    });
    worker.on('exit', () => {
      end(new Error(`${name} has ended`));
      reject(new Error(`${name} ended while it was loading`));
    });
    // The worker is our own file and answers in this form alone.
    worker.on('message', (answer: Answer) => {
      if ('ready' in answer) return resolve();
      const caller = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('failure' in answer) caller?.reject(new Error(`${name} failed: ${answer.failure}`));
      else caller?.resolve(answer.result);
    });
  });

  const invoke = (event: unknown): Promise<unknown> => {
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        waiting.delete(id);
        reject(new Error(`${name} did not answer in ${timeoutMs} ms`));
      }, timeoutMs);
      waiting.set(id, {
        resolve: (result) => {
          clearTimeout(late);
          resolve(result);
        },
        reject: (cause) => {
          clearTimeout(late);
          reject(cause);
        },
      });
      worker.postMessage({ id, event, context: { functionName: name, awsRequestId: id } });
    });
  };
  const stop = async () => {
    await worker.terminate();
  };
  return { invoke, stop, ended: () => ended };
};

const keepLog = (worker: Worker, folder: string, name: string): void => {
  mkdirSync(folder, { recursive: true });
  const log = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
  worker.stdout.pipe(log, { end: false });
  worker.stderr.pipe(log, { end: false });
  worker.once('exit', () => log.end());
};
