import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { buildFunctions } from '../../../local/build-functions.mjs';
import { readService } from '../../../local/service-file';

const metafile = z.object({
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.int() })) }),
  ),
});

/** Files of which something is left in the bundle. */
const inputsOf = (path: string): string[] =>
  Object.values(metafile.parse(JSON.parse(readFileSync(path, 'utf8'))).outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([input]) => input);

type Bundle = { readonly name: string; readonly inputs: readonly string[]; readonly text: string };

let folder: string;
let bundles: readonly Bundle[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bundles-test-'));
  const built = await buildFunctions({ root: process.cwd(), out: folder });
  bundles = built.map(({ name }) => ({
    name,
    inputs: inputsOf(join(folder, name, 'meta.json')),
    text: readFileSync(join(folder, name, 'main.mjs'), 'utf8'),
  }));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

/** What a bundle holds that matches, by bundle; empty is what every test hopes for. */
const holding = (what: RegExp, which: (bundle: Bundle) => boolean = () => true) =>
  bundles
    .filter(which)
    .flatMap(({ name, inputs }) =>
      inputs.filter((input) => what.test(input)).map((input) => `${name}: ${input}`),
    );
const isWorker = ({ inputs }: Bundle) => inputs.some((input) => input.startsWith('functions/workers/'));

test('the lambdas of serverless.yml → each has its bundle, and there is no other', () => {
  const described = readService(process.cwd()).lambdas.map(({ name }) => name);
  expect(bundles.map(({ name }) => name).sort()).toEqual([...described].sort());
});

test('nothing of the one-machine city, of tests or of the client is in any bundle', () => {
  expect(holding(/^(local|tests|client|bench)\//)).toEqual([]);
});

test('no bundle knows /demo, a persona or the city clock: the sign-in of the demo cannot exist in production', () => {
  const telltale = /\/demo\b|\bpersonas?\b|city-?clock|x-fault|lose-reply/gi;
  expect(
    bundles.flatMap(({ name, text }) => (text.match(telltale) ?? []).map((found) => `${name}: ${found}`)),
  ).toEqual([]);
});

test('no bundle holds a key that could sign a token', () => {
  expect(
    bundles.filter(({ text }) => /SignJWT|importPKCS8|generateKeyPair/.test(text)).map(({ name }) => name),
  ).toEqual([]);
});

test('workers hold no identity store, no cipher and no way to reveal', () => {
  expect(holding(/identity-store|adapters\/cipher|usecases\/reveal/, isWorker)).toEqual([]);
});

test('no worker but the sealer has a way to keys, and the sealer none to the table', () => {
  expect(holding(/client-kms/, (bundle) => isWorker(bundle) && bundle.name !== 'sealer')).toEqual([]);
  expect(holding(/client-dynamodb|lib-dynamodb/, ({ name }) => name === 'sealer')).toEqual([]);
});

test('workers hold no door: nothing of them answers HTTP', () => {
  expect(holding(/^functions\/http|node_modules\/(hono|jose)\//, isWorker)).toEqual([]);
});

test('a bundle holds the composition root of its own lambda alone', () => {
  for (const { name, inputs } of bundles) {
    const roots = inputs.filter((input) => /^functions\/(api|workers)\/[^/]+\/main\.ts$/.test(input));
    expect(roots.map((root) => root.split('/').at(-2))).toEqual([name]);
  }
});

test('zod is packed without its locales', () => {
  expect(holding(/zod\/v4\/locales\/(?!en\.)/)).toEqual([]);
});
