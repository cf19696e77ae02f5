import { tracesIn } from '../../../local/house/traces.mjs';

/** Written in pieces: this file is searched for traces too. */
const joined = (...parts: readonly string[]): string => parts.join('/');

test.each([
  ['a workplace', joined('see ', 'work', 'main', 'local')],
  ["somebody's home", joined('see ', 'home', 'mei', 'x')],
  ['a Mac', joined('', 'Users', 'mei')],
  ['root', `cd ${joined('', 'root', 'x')}`],
  ['a scratch folder', `"${joined('', 'tmp', 'jobs')}"`],
  ['a registry', `https://${['registry', 'npmjs', 'org'].join('.')}`],
  ['a resolved package', `"resolved"${': "https'}://example.org/a.tgz"`],
])('%s is a trace, on its line', (_trace, text) => {
  expect(tracesIn(`first line\n${text}`)).toEqual([expect.stringMatching(/^2: /)]);
});

test.each([
  'pages/work/day',
  '<rootDir>/tmp/x',
  './tmp/a',
  '../root/b',
  'POST /v1/person/home/now',
  'a / work',
  '/homes/1',
])('%s is none', (text) => {
  expect(tracesIn(text)).toEqual([]);
});
