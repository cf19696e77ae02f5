import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Bench, type Figure, printTable } from './figure';

/** Sizes of what is delivered: lambda bundles, H5 first load, mini-program main package. Goals: assurance.md, experience.md W11. */
export const sizes: Bench = {
  name: 'sizes',
  run: async () => {
    const figures = [...bundles(), firstLoad(), mainPackage()];
    printTable(
      ['artefact', 'bytes', 'goal'],
      figures.map(({ name, value, goal }) => [name, value, goal ?? '']),
    );
    return figures;
  },
};

const built = (folder: string, command: string): string => {
  const place = path.resolve('dist', folder);
  if (!existsSync(place)) throw new Error(`${place} is not there: run npm run ${command} first`);
  return place;
};

const bundles = (): Figure[] => {
  const place = built('functions', 'build:functions');
  return readdirSync(place).map((name) => ({
    name: `lambda ${name} bytes`,
    value: statSync(path.join(place, name, 'main.mjs')).size,
    goal: '<=1048576',
  }));
};

/** What a phone fetches before the elder's home is drawn: the page and what it names, gzipped. Chunks of other pages wait. */
const firstLoad = (): Figure => {
  const place = built('h5', 'build:h5');
  const page = readFileSync(path.join(place, 'index.html'));
  const named = [
    ...page.toString('utf8').matchAll(/(?:src|href)="(?!data:|https?:)([^"#]+\.(?:js|css))"/g),
  ].map((hit) => hit[1] ?? '');
  if (named.length === 0) throw new Error('index.html names no script: has the build changed?');
  const files = [page, ...named.map((name) => readFileSync(path.join(place, name)))];
  return {
    name: 'H5 first load gzip bytes',
    value: sum(files.map((file) => gzipSync(file).length)),
    goal: '<=256000',
  };
};

/** Everything that is in no sub-package. */
const mainPackage = (): Figure => {
  const place = built('weapp', 'build:weapp');
  const app: { subPackages?: { root: string }[] } = JSON.parse(
    readFileSync(path.join(place, 'app.json'), 'utf8'),
  );
  const apart = (app.subPackages ?? []).map(({ root }) => path.join(place, root));
  const files = readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => path.join(file.parentPath, file.name))
    .filter(
      (file) => !file.endsWith('.map') && !apart.some((folder) => file.startsWith(`${folder}${path.sep}`)),
    );
  return {
    name: 'weapp main package bytes',
    value: sum(files.map((file) => statSync(file).size)),
    goal: '<=1572864',
  };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
