// npm start [-- --port 4780] [--fresh]: the whole time bank on this machine; its last line is `ready http://…`.
// Node built-ins only until the packages are installed.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPart } from './build.mjs';
import { ensureInstalled } from './install.mjs';

// Node 20 is what this project runs on; the SDK's farewell to it is no news to whoever starts a city.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const root = fileURLToPath(new URL('..', import.meta.url));
const PORT = 4780;
const USAGE = `usage: npm start -- [--port ${PORT}] [--fresh]   (--fresh forgets the city and begins anew)`;
const STOP_WITHIN_MS = 15_000;

/** @type {(() => unknown)[]} */
const stops = [];
let stopping = false;

const stop = async () => {
  // The terminal and npm both pass Ctrl-C on.
  if (stopping) return;
  stopping = true;
  console.log('stopping');
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  for (const each of stops.splice(0).reverse()) await each();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

const optionsOf = () => {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: String(PORT) },
        fresh: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Error(`--port ${values.port} is no port`);
    return { ...values, port };
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : cause}\n${USAGE}`, { cause });
  }
};

/**
 * Throws with what to do when somebody else has the port.
 * @param {number} port
 * @returns {Promise<void>}
 */
const ensureFree = (port) =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(
        new Error(
          `port ${port} is taken. Stop the program that holds it (perhaps an earlier npm start), ` +
            `or choose another port: npm start -- --port ${port + 1}`,
        ),
      ),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });

/**
 * Says what begins, does it, and says how long it took when somebody had to wait.
 * @template T
 * @param {string} name
 * @param {() => T} work
 */
const step = async (name, work) => {
  console.log(name);
  const startedMs = performance.now();
  const result = await work();
  const seconds = (performance.now() - startedMs) / 1000;
  if (seconds > 2) console.log(`  ${seconds.toFixed(0)} s`);
  return result;
};

/** @param {import('node:child_process').ChildProcess} child */
const endWithUs = (child) => {
  const end = () => child.pid !== undefined && process.kill(-child.pid);
  stops.push(end);
  child.once('close', () => stops.splice(stops.indexOf(end), 1));
};

/** @returns {Promise<typeof import('./main')>} */
const loadSystem = async () => {
  const { build } = await import('esbuild');
  const outfile = join(root, 'dist', 'local', 'main.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['local/main.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
};

const start = async () => {
  const { port, fresh, help } = optionsOf();
  if (help) return console.log(USAGE);
  process.chdir(root);
  await ensureFree(port);
  await step('packages', () => ensureInstalled(root));
  await step('lambdas', () => buildPart(root, 'functions', { onChild: endWithUs }));
  await step('web pages (the first time takes a minute)', () =>
    buildPart(root, 'h5', { onChild: endWithUs }),
  );
  const { runCity } = await loadSystem();
  const { address, personas, stop: stopCity } = await runCity({ root, port, fresh, say: console.log });
  if (stopping) return stopCity();
  stops.push(stopCity);
  console.log(`\nsign in as (each in a browser tab of its own), or begin at ${address}/demo`);
  for (const { key, zh, roleZh } of personas)
    console.log(`  ${address}/demo/enter?persona=${key}  ${zh}，${roleZh}`);
  console.log('\nCtrl-C stops all, the data stays; npm run clock -- +2h moves the city clock');
  console.log(`ready ${address}`);
};

start().catch(async (cause) => {
  if (stopping) return;
  console.error(cause instanceof Error ? cause.message : cause);
  if (process.env.DEBUG) console.error(cause);
  for (const each of stops.splice(0).reverse()) await each();
  process.exit(1);
});
