// The API's description, made from the contracts: dist/openapi.json for readers, and beside the lambda that serves it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Writes the document to each place; throws when a contract has no JSON schema.
 * @param {{root: string, places: readonly string[]}} where
 * @returns {Promise<{bytes: number}>}
 */
export const buildOpenApi = async ({ root, places }) => {
  const outfile = join(root, 'dist', 'local', 'openapi.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['shared/contracts/openapi.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  });
  const { openApiDocument } = await import(pathToFileURL(outfile).href);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const text = `${JSON.stringify(openApiDocument(version))}\n`;
  for (const place of places) {
    await mkdir(join(place, '..'), { recursive: true });
    await writeFile(place, text);
  }
  return { bytes: text.length };
};
