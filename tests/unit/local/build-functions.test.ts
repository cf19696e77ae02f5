import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions, findLambdas } from '../../../local/build-functions.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundles-test-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (kind: 'api' | 'workers', name: string, source: string) => {
  const folder = join(root, 'functions', kind, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'main.ts'), source);
};
const build = () => buildFunctions({ root, out: join(root, 'dist') });

test('lambdas of both kinds → one bundle each with its own list of what went in', async () => {
  write('api', 'person', 'export const handler = async (event: string): Promise<string> => event;');
  write('workers', 'sweeper', 'export const handler = async (): Promise<void> => undefined;');
  mkdirSync(join(root, 'functions', 'api', 'empty'));
  expect((await findLambdas(root)).map(({ name }) => name)).toEqual(['person', 'sweeper']);
  await build();
  const { handler } = await import(join(root, 'dist', 'person', 'main.mjs'));
  expect(await handler('event')).toBe('event');
  const { inputs } = JSON.parse(readFileSync(join(root, 'dist', 'sweeper', 'meta.json'), 'utf8'));
  expect(Object.keys(inputs)).toEqual(['functions/workers/sweeper/main.ts']);
});

test('a lambda that is gone → its old bundle is gone too', async () => {
  write('api', 'person', 'export const handler = 1;');
  write('api', 'old', 'export const handler = 1;');
  await build();
  rmSync(join(root, 'functions', 'api', 'old'), { recursive: true });
  await build();
  expect([existsSync(join(root, 'dist', 'person')), existsSync(join(root, 'dist', 'old'))]).toEqual([
    true,
    false,
  ]);
});

test.each([
  ['no handler', 'export const other = 1;', 'does not export'],
  ['a bundle over 1 MB', `export const handler = ${JSON.stringify('x'.repeat(1_100_000))};`, 'more than'],
])('%s → refused', async (_situation, source, message) => {
  write('api', 'person', source);
  await expect(build()).rejects.toThrow(message);
});

test('no lambda at all → refused', async () => {
  await expect(build()).rejects.toThrow('no lambda');
});
