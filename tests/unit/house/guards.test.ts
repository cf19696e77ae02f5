import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import imports from '../../../.dependency-cruiser.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const fixtures = path.join(root, 'tests/fixtures/guards');
/** All fixtures laid over each other as one tree, beside the real configuration. */
const scratch = mkdtempSync(path.join(tmpdir(), 'time-bank-guards-'));

type Linter = { readonly rules: Readonly<Record<string, string | Readonly<Record<string, unknown>>>> };
type Settings = {
  readonly plugins: readonly { readonly path: string }[];
  readonly linter: Linter;
  readonly overrides: readonly { readonly linter: Linter }[];
};
const biome: Settings = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'));
const configuration = [
  '.gitignore',
  'biome.json',
  'lint',
  '.dependency-cruiser.mjs',
  'tsconfig.json',
  'package.json',
];

/** Guards that are one tool rule under several settings. */
const sameRule: Readonly<Record<string, string>> = {
  'core-globals': 'noRestrictedGlobals',
  'mini-program-globals': 'noRestrictedGlobals',
  'file-length': 'noExcessiveLinesPerFile',
  'usecase-length': 'noExcessiveLinesPerFile',
  'page-length': 'noExcessiveLinesPerFile',
};
const camel = (kebab: string): string => kebab.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const guards = readdirSync(fixtures).filter((name) => name !== 'README.md');
const importGuards = imports.forbidden.map((rule) => rule.name);
const plugins = biome.plugins.map((plugin) => path.basename(plugin.path, '.grit'));
const lintRules = [biome.linter, ...biome.overrides.map((override) => override.linter)]
  .flatMap((linter) => Object.values(linter.rules))
  .flatMap((group) => (typeof group === 'string' ? [] : Object.entries(group)))
  .flatMap(([rule, level]) => (level === 'off' ? [] : [rule]));

type Report = { readonly rule: string; readonly file: string; readonly line: number };
type BiomeReport = {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly message: string;
    readonly location: { readonly path: string; readonly start?: { readonly line: number } };
  }[];
};
type ImportReport = {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies?: readonly {
      readonly module: string;
      readonly rules?: readonly { readonly name: string }[];
    }[];
  }[];
};

/** What a tool prints. Finding something is its job here, so its exit code says nothing. */
const outputOf = (command: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    execFile(command, [...args], { cwd: scratch, maxBuffer: 1 << 27 }, (_finding, stdout) => resolve(stdout));
  });

const linesOf = (file: string): readonly string[] =>
  readFileSync(path.join(scratch, file), 'utf8').split('\n');

const lint = async (): Promise<readonly Report[]> => {
  const args = ['lint', '--reporter=json', '--max-diagnostics=none'];
  const printed: BiomeReport = JSON.parse(await outputOf(path.join(root, 'node_modules/.bin/biome'), args));
  return printed.diagnostics.map(({ category, message, location }) => ({
    rule: /^house\/([a-z-]+):/.exec(message)?.[1] ?? category.split('/').at(-1) ?? category,
    file: location.path,
    line: location.start?.line || 1, // a report on a whole file has line 0 or none
  }));
};

const cruise = async (): Promise<readonly Report[]> => {
  const bin = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [bin, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', '.'];
  const printed: ImportReport = JSON.parse(await outputOf(process.execPath, args));
  return printed.modules.flatMap(({ source, dependencies = [] }) =>
    dependencies.flatMap(({ module, rules = [] }) =>
      rules.map(({ name }) => ({
        rule: name,
        file: source,
        line:
          1 +
          linesOf(source).findIndex(
            (line) => line.includes(`from '${module}'`) || line.includes(`from 'node:${module}'`),
          ),
      })),
    ),
  );
};

let reports: readonly Report[] = [];

beforeAll(async () => {
  symlinkSync(path.join(root, 'node_modules'), path.join(scratch, 'node_modules'));
  for (const file of configuration) {
    cpSync(path.join(root, file), path.join(scratch, file), { recursive: true });
  }
  for (const guard of guards) {
    cpSync(path.join(fixtures, guard), scratch, { recursive: true, force: false, errorOnExist: true });
  }
  reports = (await Promise.all([lint(), cruise()])).flat();
}, 60_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test.each(guards)('guard %s reports the marked lines of its fixture and no other', (guard) => {
  const rule =
    importGuards.includes(guard) || plugins.includes(guard) ? guard : (sameRule[guard] ?? camel(guard));
  const files = readdirSync(path.join(fixtures, guard), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(fixtures, guard), path.join(entry.parentPath, entry.name)));
  const marked = files.flatMap((file) =>
    linesOf(file).flatMap((line, index) =>
      /(\/\/|\{\/\*) reported\b/.test(line) ? [`${file}:${index + 1}`] : [],
    ),
  );
  const found = reports.filter((report) => report.rule === rule && files.includes(report.file));
  expect(marked).not.toEqual([]);
  expect([...new Set(found.map(({ file, line }) => `${file}:${line}`))].sort()).toEqual(marked.sort());
});

test('every rule that the project switches on has its guard fixture', () => {
  const covered = new Set(guards.flatMap((guard) => [guard, sameRule[guard] ?? camel(guard)]));
  expect([...importGuards, ...plugins, ...lintRules].filter((rule) => !covered.has(rule))).toEqual([]);
});
