import { readdirSync, readFileSync } from 'node:fs';
import { zh } from '../../../../client/src/text/zh';

const SOURCE = 'client/src';

/** Paths of all sentences: `elderHome.ask`. */
const leavesOf = (words: unknown, path: string): string[] =>
  typeof words === 'object' && words !== null
    ? Object.entries(words).flatMap(([key, below]) => leavesOf(below, path === '' ? key : `${path}.${key}`))
    : [path];

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/^text\/(zh|en)/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

/** What one file reads of `text`, through its own names for parts of it: `const words = text.mine`. */
const readIn = (file: string): string[] => {
  const names = new Map([['text', '']]);
  const spelledOut = (name: string, rest: string) => `${names.get(name) ?? ''}${rest}`.replace(/^\./, '');
  const named = /const (\w+) = (\w+)((?:\.\w+)+);/g;
  for (const [, alias = '', name = '', rest = ''] of file.matchAll(named)) {
    if (names.has(name)) names.set(alias, spelledOut(name, rest));
  }
  return [...file.replaceAll(named, '').matchAll(/(?<![\w.'])(\w+)((?:\??\.\w+)+|(?=\[))/g)].flatMap(
    ([, name = '', rest = '']) => (names.has(name) ? [spelledOut(name, rest.replaceAll('?', ''))] : []),
  );
};

/** Sentences that no file reads. Who reads a part as a whole (`text.lists[list]`) reads all that is below. */
const unreadIn = (words: unknown, files: readonly string[]): string[] => {
  const read = [...new Set(files.flatMap(readIn))];
  return leavesOf(words, '').filter(
    (leaf) => !read.some((path) => `${path}.`.startsWith(`${leaf}.`) || leaf.startsWith(`${path}.`)),
  );
};

test('the search sees what is read by its full name, by a short name, as a part, and what is not read', () => {
  const words = { a: { b: '', c: '', d: '' }, e: { f: '', g: '' }, h: '' };
  const files = [
    'const words = text.a;\nsay(words.b);',
    'say(text.e[key]); say(text.a.d.length); words[key];',
  ];
  expect(unreadIn(words, ['const words = text.a;\nsay(words[key]);'])).toEqual(['e.f', 'e.g', 'h']);
  expect(unreadIn(words, files)).toEqual(['a.c', 'h']);
});

test('every sentence is read somewhere', () => {
  expect(unreadIn(zh, filesOf(SOURCE))).toEqual([]);
});
