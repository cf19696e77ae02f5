// npm run build:verify-page [-- <public key, PEM>]: tools/verify-page → dist/verify.html, one file that needs no server. With a key, the
// page has it filled in; whoever hosts the page vouches for that key.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @param {string} text */
const digest = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Writes the page to a file. Its policy lets nothing run or load but what is in it.
 * @param {{ root: string, out: string, key?: string }} where
 */
export const buildVerifyPage = async ({ root, out, key = '' }) => {
  const folder = join(root, 'tools', 'verify-page');
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'page.mjs')],
    bundle: true,
    write: false,
    format: 'iife',
    // Readable: whoever wants to know what it does can look.
    charset: 'utf8',
    target: 'es2022',
    logLevel: 'warning',
  });
  const script = outputFiles[0]?.text ?? '';
  const page = readFileSync(join(folder, 'page.html'), 'utf8');
  const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
  const policy = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}`;
  const whole = page
    .replace('<!--policy-->', () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace('<!--key-->', () => key.trim())
    .replace('<!--script-->', () => `<script>${script}</script>`);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, whole);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , keyFile] = process.argv;
  const root = process.cwd();
  const key = keyFile === undefined ? '' : readFileSync(keyFile, 'utf8');
  await buildVerifyPage({ root, out: join(root, 'dist', 'verify.html'), key });
  console.log('dist/verify.html');
}
