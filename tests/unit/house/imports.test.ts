import { unseen } from '../../../local/house/imports.mjs';
import { sourcesAmong } from '../../../local/house/source-files.mjs';

const seeing = (...sources: readonly string[]) => ({
  modules: sources.map((source) => ({ source })),
  summary: { violations: [] },
});

test('a source file that the import rules did not see is named', () => {
  expect(unseen(['shared/a.ts', 'shared/b.ts'], seeing('shared/b.ts', 'node_modules/x/index.js'))).toEqual([
    'shared/a.ts',
  ]);
  expect(unseen(['shared/a.ts'], seeing())).toEqual(['shared/a.ts']);
  expect(unseen(['shared/a.ts'], seeing('shared/a.ts'))).toEqual([]);
});

test('sources are the code of the six folders', () => {
  const code = ['shared/a.ts', 'client/src/b.tsx', 'local/c.mjs', 'client/d.cjs'];
  expect(
    sourcesAmong([...code, 'client/types/e.d.ts', 'docs/f.ts', 'shared/g.json', 'jest.config.mjs']),
  ).toEqual(code);
});
