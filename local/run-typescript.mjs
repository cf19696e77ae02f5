import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Runs one TypeScript entry on Node 20: `node local/run-typescript.mjs bench/main.ts sizes`.
 * Packages stay outside of the bundle, so that this takes a fraction of a second.
 */
const root = path.resolve(import.meta.dirname, '..');
const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) throw new Error('usage: node local/run-typescript.mjs ENTRY.ts [arguments]');

const outfile = path.join(root, 'dist', 'local', entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs'));
mkdirSync(path.dirname(outfile), { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: 'inline',
  logLevel: 'warning',
});
// Every command would begin with the same notice: the project stays on the Node that it names.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
process.argv = [process.argv[0] ?? 'node', outfile, ...rest];
await import(pathToFileURL(outfile).href);
