import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// npm start as a newcomer runs it, in a copy of the project whose lambdas and demo city are tiny.
let root: string;
let port: number;
const started = new Set<ChildProcess>();

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'start-test-'));
  cpSync('local', join(root, 'local'), { recursive: true });
  cpSync('tests/fixtures/lambdas/functions', join(root, 'functions'), { recursive: true });
  for (const name of ['shared', 'node_modules', 'serverless.yml', 'package-lock.json'])
    symlinkSync(join(process.cwd(), name), join(root, name));
  const tiny = {
    'load-demo-city.ts':
      'export const loadDemoCity = async (place: { say: (part: string) => void }) => place.say("filled");',
    'ask-around.ts': 'export const askAround = async () => 1;',
  };
  for (const [name, text] of Object.entries(tiny))
    writeFileSync(join(root, 'local', 'demo-city', name), text);
  mkdirSync(join(root, 'client'));
  writeFileSync(join(root, 'client', 'index.html'), '<title>client</title>');
  const scripts = {
    'build:functions': 'node local/build-functions.mjs',
    'build:h5': 'mkdir -p dist/h5 && cp client/index.html dist/h5/',
  };
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module', scripts }));
  port = await freePort();
});

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(root, { recursive: true });
});

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const run = (script: string, ...args: string[]) => {
  const child = spawn(process.execPath, [join('local', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = once(child, 'close').then(([code]) => {
    started.delete(child);
    return { code, said };
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => /^ready .*\n$/m.test(said) && resolve(said));
    ended.then(() => reject(new Error(said)), reject);
  });
  ready.catch(() => undefined); // those that are to fail are looked at by `ended`
  return { child, ended, ready };
};
const start = (...args: string[]) => run('start.mjs', '--port', String(port), ...args);
const at = (path: string) => `http://127.0.0.1:${port}${path}`;
const offsetMs = async () => {
  // What a test reads of the answer; another answer makes the expectation fail.
  const { offsetMs: value } = (await (await fetch(at('/demo/clock'))).json()) as { offsetMs: number };
  return value;
};

/** Engines that run on this test's data. */
const engines = () =>
  readdirSync('/proc').filter((pid) => {
    try {
      return (
        /^\d+$/.test(pid) &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(root, '.data', 'engine.db'))
      );
    } catch {
      return false; // it ended while we looked
    }
  });

test('started → each step, who to sign in as, and at last where it is; stopped by Ctrl-C → nothing is left running', async () => {
  const city = start();
  const lines = (await city.ready).trimEnd().split('\n');
  expect(lines.at(-1)).toBe(`ready http://127.0.0.1:${port}`);
  expect(lines).toContain('  filled');
  expect(lines.filter((line) => line.includes('/demo/enter?persona='))).not.toEqual([]);
  expect(await (await fetch(at('/'))).text()).toBe('<title>client</title>');
  expect((await fetch(at('/v1/person/hall'))).status).toBe(200);
  expect(engines()).toHaveLength(1);

  const busy = await start().ended;
  expect([busy.code, busy.said]).toEqual([1, expect.stringContaining(`--port ${port + 1}`)]);
  const elsewhere = await run('start.mjs', '--port', '0').ended;
  expect([elsewhere.code, elsewhere.said]).toEqual([
    1,
    expect.stringContaining(`running already at http://127.0.0.1:${port}`),
  ]);

  const before = await offsetMs();
  expect(await run('clock.mjs', '+2h').ended).toMatchObject({ code: 0 });
  expect((await offsetMs()) - before).toBe(2 * 3_600_000);
  expect(await run('clock.mjs', 'soon').ended).toMatchObject({ code: 1 });

  city.child.kill('SIGINT');
  city.child.kill('SIGINT'); // the terminal and npm both pass it on
  expect(await city.ended).toMatchObject({ code: 0 });
  expect(engines()).toEqual([]);
  expect(await run('clock.mjs', '+2h').ended).toMatchObject({
    code: 1,
    said: expect.stringContaining('npm start'),
  });
});

test('started again → data kept; killed → the engine ends too; started after that, --fresh → begun anew', async () => {
  const again = start();
  expect(await again.ready).not.toContain('filled');
  const kept = await offsetMs();
  expect(kept).toBeGreaterThanOrEqual(2 * 3_600_000);
  again.child.kill('SIGKILL');
  await again.ended;
  const fresh = start('--fresh');
  expect(await fresh.ready).toContain('filled');
  expect(engines()).toHaveLength(1);
  expect(await offsetMs()).not.toBe(kept);
  fresh.child.kill('SIGTERM');
  expect(await fresh.ended).toMatchObject({ code: 0 });
  expect(existsSync(join(root, '.data', 'running.json'))).toBe(false);
});

test.each([
  ['--port', 'x'],
  ['--prot', '1'],
  ['--port', '70000'],
])('started with %s %s → what is possible', async (...args) => {
  const { code, said } = await run('start.mjs', ...args).ended;
  expect([code, said]).toEqual([1, expect.stringContaining('usage: npm start')]);
});
