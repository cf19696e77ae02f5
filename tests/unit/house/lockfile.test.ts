import { readFileSync } from 'node:fs';
import { filled, holesIn } from '../../../local/house/lockfile.mjs';

const tool = {
  version: '2.0.0',
  dev: true,
  optionalDependencies: { '@tool/linux-x64-gnu': '2.0.0', '@tool/darwin-arm64': '2.0.0', fsevents: '^2.3.0' },
};
const linux = { version: '2.0.0', optional: true, os: ['linux'], cpu: ['x64'] };

test('a platform that the lockfile leaves out is a hole, and closing it names version and platform', () => {
  const packages = { '': {}, 'node_modules/tool': tool, 'node_modules/@tool/linux-x64-gnu': linux };
  expect(holesIn(packages)).toEqual([
    { dependant: 'node_modules/tool', name: '@tool/darwin-arm64', version: '2.0.0' },
  ]);
  const whole = filled(packages);
  expect(whole['node_modules/@tool/darwin-arm64']).toEqual({
    version: '2.0.0',
    dev: true,
    optional: true,
    os: ['darwin'],
    cpu: ['arm64'],
  });
  expect(holesIn(whole)).toEqual([]);
});

test('another version in the way is left there, and the right one lies below its dependant', () => {
  const packages = {
    'node_modules/tool': { ...tool, optionalDependencies: { '@tool/linux-arm64-musl': '2.0.0' } },
    'node_modules/@tool/linux-arm64-musl': { ...linux, version: '1.0.0' },
  };
  const whole = filled(packages);
  expect(whole['node_modules/@tool/linux-arm64-musl']?.version).toBe('1.0.0');
  expect(whole['node_modules/tool/node_modules/@tool/linux-arm64-musl']).toMatchObject({
    version: '2.0.0',
    libc: ['musl'],
  });
  expect(holesIn(whole)).toEqual([]);
});

test('a package above its dependant is found', () => {
  const nested = { 'node_modules/a/node_modules/tool': tool };
  const above = { 'node_modules/@tool/linux-x64-gnu': linux, 'node_modules/@tool/darwin-arm64': linux };
  expect(holesIn({ ...nested, ...above })).toEqual([]);
});

test('a name that does not tell its platform is not guessed', () => {
  const packages = { 'node_modules/tool': { version: '1.0.0', optionalDependencies: { helper: '1.0.0' } } };
  expect(() => filled(packages)).toThrow();
});

test("the project's own lockfile has no hole", () => {
  const file = new URL('../../../package-lock.json', import.meta.url);
  expect(holesIn(JSON.parse(readFileSync(file, 'utf8')).packages)).toEqual([]);
});
