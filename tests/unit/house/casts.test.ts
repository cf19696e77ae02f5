import { castsWithoutReason } from '../../../local/house/casts.mjs';

test.each([
  ['bare', 'const id = text as Id;', [1]],
  ['in a later line', 'const a = 1;\nconst b = f(\n  text as Id,\n);', [3]],
  ['twice', 'const pair = [a as Id, b as unknown as Id];', [1, 1, 1]],
  ['with a reason beside it', 'const id = text as Id; // just matched by the pattern', []],
  ['with a reason above it', 'f(\n  // just matched by the pattern\n  text as Id,\n);', []],
  [
    'with a reason above its statement',
    '// just matched by the pattern\nconst ids = texts\n  .map((text) => text as Id);',
    [],
  ],
  ['with a comment two lines above', '// about something else\n\nconst id = text as Id;', [3]],
  ['as const', "const kinds = ['a', 'b'] as const;", []],
  ['renamed imports', "import { a as b } from './a';\nimport * as z from 'zod';", []],
])('a cast %s', (_situation, text, expected) => {
  expect(castsWithoutReason('some.ts', text)).toEqual(expected);
});

test('the file of a page is read as one', () => {
  expect(castsWithoutReason('page.tsx', 'const page = <Tap id={text as Id} />;')).toEqual([1]);
});
