import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../../../../local/mutants/conditions/place';
import { unmetIn } from '../../../../local/mutants/conditions/unmet';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'unmet-'));
  mkdirSync(join(root, 'functions/store'), { recursive: true });
  sources({
    conditions: "export const isAbsent = { name: 'isAbsent', clause: 'attribute_not_exists(#pk)' };",
    heads: "import { isAbsent } from './conditions';\nexport const head = { label: 'head', of: [isAbsent] };",
    gifts: "import { head } from './heads';\nexport const gift = (table) => table.transact([head]);",
  });
});
afterEach(() => rmSync(root, { recursive: true }));

const sources = (texts: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(texts))
    writeFileSync(join(root, 'functions/store', `${name}.ts`), text);
};

const met = (more: Partial<Place> = {}): Place => ({
  store: 'gifts',
  label: 'head',
  name: 'isAbsent',
  clause: 'attribute_not_exists(#pk)',
  ...more,
});

test.each<[what: string, unmet: number, places: readonly Place[]]>([
  ['carried by the store that imports the file', 0, [met()]],
  ['a belt, carried by whichever store', 0, [met({ store: 'any store' })]],
  ['carried by nobody: its clause, and its name on the label', 2, []],
  ['carried on another item alone', 1, [met({ label: 'day' })]],
  ['carried by a store that has nothing to do with the file', 1, [met({ store: 'orders' })]],
])('a condition %s → %i unmet', (_what, unmet, places) => {
  expect(unmetIn(root, places)).toHaveLength(unmet);
});

test.each([
  ['a second clause under one name', "const some = { name: 'isAbsent', clause: 'size(#codes) = :codes' };"],
  ['an expression made by hand', "const put = { ConditionExpression: 'attribute_exists(#pk)' };"],
])('%s, carried by nobody → unmet', (_what, text) => {
  sources({ tries: text });
  expect(unmetIn(root, [met()])).toHaveLength(1);
});

test('the expression of a key is none of a condition', () => {
  sources({ reads: "const query = { KeyConditionExpression: 'pk = :pk' };" });
  expect(unmetIn(root, [met()])).toEqual([]);
});
