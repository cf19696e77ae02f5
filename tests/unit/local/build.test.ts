import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPart } from '../../../local/build.mjs';

let root: string;
const put = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
const built = () =>
  readFileSync(join(root, 'dist', 'h5', 'index.html'), 'utf8')
    .trim()
    .split('\n').length;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-test-'));
  put('client/src/app.tsx', 'app');
  put('shared/domain/units.ts', 'units');
  put('functions/store/table.ts', 'table');
  const script = 'mkdir -p dist/h5 && echo once >> dist/h5/index.html && test ! -e client/broken';
  put('package.json', JSON.stringify({ scripts: { 'build:h5': script } }));
});
afterEach(() => rmSync(root, { recursive: true }));

test('never built → built; nothing changed → kept', async () => {
  expect(await buildPart(root, 'h5')).toBe('built');
  expect(await buildPart(root, 'h5')).toBe('kept');
  expect(built()).toBe(1);
});

test.each([
  ['a source changed', () => put('client/src/app.tsx', 'other')],
  ['a source came', () => put('client/src/new.tsx', '')],
  ['a shared file changed', () => put('shared/domain/units.ts', 'other')],
  ['the output was thrown away', () => rmSync(join(root, 'dist', 'h5'), { recursive: true })],
])('%s → built again', async (_situation, change) => {
  await buildPart(root, 'h5');
  change();
  expect(await buildPart(root, 'h5')).toBe('built');
});

test('another part changed → kept', async () => {
  await buildPart(root, 'h5');
  put('functions/store/table.ts', 'other');
  expect(await buildPart(root, 'h5')).toBe('kept');
});

test('asked to in any case → built again', async () => {
  await buildPart(root, 'h5');
  expect(await buildPart(root, 'h5', { force: true })).toBe('built');
});

test('a build that fails → thrown, and tried again the next time', async () => {
  await buildPart(root, 'h5');
  put('client/broken', '');
  await expect(buildPart(root, 'h5')).rejects.toThrow('build:h5');
  rmSync(join(root, 'client', 'broken'));
  expect(await buildPart(root, 'h5')).toBe('built');
  expect(existsSync(join(root, 'dist', '.built', 'h5'))).toBe(true);
});
