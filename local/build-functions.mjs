// One bundle for each lambda: functions/{api,workers}/<name>/main.ts → dist/functions/<name>/main.mjs, with the
// list of what went into it (meta.json), from which tests prove what a bundle does not hold.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildOpenApi } from './build-openapi.mjs';

/** Larger, and the cold start is felt (docs of the figures: bench `sizes`). */
const BUNDLE_BYTES_MAX = 1024 * 1024;

/**
 * The lambdas of a source tree, by name.
 * @param {string} root
 * @returns {Promise<{name: string, entry: string}[]>}
 */
export const findLambdas = async (root) => {
  const found = [];
  for (const kind of ['api', 'workers']) {
    const folder = join(root, 'functions', kind);
    const names = existsSync(folder) ? await readdir(folder) : [];
    for (const name of names.sort()) {
      const entry = join(folder, name, 'main.ts');
      if (existsSync(entry)) found.push({ name, entry });
    }
  }
  return found;
};

/**
 * Builds all lambdas; throws when one is over the limit or does not export `handler`.
 * @param {{root: string, out: string}} where
 * @returns {Promise<{name: string, bytes: number}[]>}
 */
export const buildFunctions = async ({ root: from, out }) => {
  const root = resolve(from);
  const lambdas = await findLambdas(root);
  if (lambdas.length === 0) throw new Error(`no lambda found under ${join(root, 'functions')}`);
  await rm(out, { recursive: true, force: true });
  return Promise.all(lambdas.map((lambda) => buildOne(lambda, root, out)));
};

/**
 * @param {{name: string, entry: string}} lambda
 * @param {string} root
 * @param {string} out
 */
const buildOne = async ({ name, entry }, root, out) => {
  const folder = join(out, name);
  const file = join(folder, 'main.mjs');
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: file,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'external',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const output = Object.entries(metafile.outputs).find(([path]) => path.endsWith('.mjs'))?.[1];
  if (!output?.exports.includes('handler')) throw new Error(`${entry} does not export "handler"`);
  if (output.bytes > BUNDLE_BYTES_MAX) {
    throw new Error(`the bundle of ${name} has ${output.bytes} bytes, more than ${BUNDLE_BYTES_MAX}`);
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'meta.json'), JSON.stringify(metafile));
  return { name, bytes: output.bytes };
};

/**
 * All that the lambdas of this project are made of: bundles, and the API's description beside the one that serves it.
 * @param {string} root
 */
export const buildProject = async (root) => {
  const dist = join(root, 'dist');
  const built = await buildFunctions({ root, out: join(dist, 'functions') });
  await buildOpenApi({
    root,
    places: [join(dist, 'openapi.json'), join(dist, 'functions', 'person', 'openapi.json')],
  });
  return built;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = process.cwd();
  const startedMs = performance.now();
  const built = await buildProject(root);
  for (const { name, bytes } of built) console.log(`  ${name.padEnd(12)} ${Math.round(bytes / 1024)} KB`);
  console.log(`${built.length} lambdas built in ${Math.round(performance.now() - startedMs)} ms`);
}
