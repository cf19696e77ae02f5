// Stryker's build step: all unit tests of the core in one file, each under a block named after its own. A mutant then costs one file to
// load in place of some thirty (ADR 0056). Called in Stryker's copy of the sources.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = process.cwd();
const tests = readdirSync(join(root, 'tests/unit/domain'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `tests/unit/domain/${name}`)
  .sort();
/** Properties take a hundred times as long as examples, so that they are asked last, and a counterexample is not made smaller. */
const hasProperty = (/** @type {string} */ test) =>
  readFileSync(join(root, test), 'utf8').includes('fc.assert');
const inTurn = [...tests.filter((test) => !hasProperty(test)), ...tests.filter(hasProperty)];
const hasty = `import fc from 'fast-check';
fc.configureGlobal({ endOnFailure: true });`;
/** What a file already computes while it is loaded may fail as well, and that is a failed test. */
const blockOf = `const blockOf = (name, load) => describe(name, () => {
  try { load(); } catch (cause) { test('is loaded', () => { throw cause; }); }
});`;
const entry = inTurn.map((test) => `blockOf(${JSON.stringify(test)}, () => require('./${test}'));`);

/** In a bundle, a test that reads a file beside it looks from where the test lay. @type {import('esbuild').Plugin} */
const places = {
  name: 'places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.test\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path))),
      loader: 'ts',
    })),
};

await build({
  stdin: { contents: [hasty, blockOf, ...entry].join('\n'), resolveDir: root },
  outfile: 'dist/mutants/domain.test.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['@jest/globals'],
  plugins: [places],
});
