import { readFileSync } from 'node:fs';
import { ensureInstalled, holds, nodeFault } from '../../../local/install.mjs';

test.each([
  ['20.18.9', false],
  ['18.20.0', false],
  ['20.19.0', true],
  ['22.1.0', true],
])('Node %s is enough: %s', (version, enough) => {
  expect(nodeFault(version) === undefined).toBe(enough);
});

test('the least Node is the one that package.json asks for', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  const least: string = engines.node.replace('>=', '');
  const [major = 0, minor = 0] = least.split('.').map(Number);
  expect([nodeFault(`${major}.${minor}.0`), nodeFault(`${major}.${minor - 1}.0`)]).toEqual([
    undefined,
    expect.any(String),
  ]);
});

const locked = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '2.0.0', optional: true },
};

test.each([
  ['all there', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }, true],
  ['an optional one absent', { 'node_modules/a': { version: '1.0.0' } }, true],
  [
    'an optional one in another version',
    { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.9.0' } },
    false,
  ],
  ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
  ['nothing there', {}, false],
])('%s → the lockfile holds: %s', (_situation, installed, expected) => {
  expect(holds(locked, installed)).toBe(expected);
});

test('a folder without a lockfile is refused, not installed', () => {
  expect(() => ensureInstalled(new URL('.', import.meta.url).pathname)).toThrow();
});
