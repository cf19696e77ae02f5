// No committed file names the machine it was written on, nor the registry its packages came from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFiles } from './source-files.mjs';

/** A path counts when it stands alone, not as the tail of a longer one. */
const TRACES = [
  { name: 'path of a machine', pattern: /(?<![\w.~>})*-])\/(?:work|root|tmp|Users|home\/[a-z]+)\/[\w.]/ },
  { name: 'host of a registry', pattern: /registry\.npm|[n]pmmirror|"resolved": *"http/ },
];

/**
 * The traces in one text, as `line: name`.
 * @param {string} text
 */
export const tracesIn = (text) =>
  text
    .split('\n')
    .flatMap((line, index) =>
      TRACES.flatMap(({ name, pattern }) => (pattern.test(line) ? [`${index + 1}: ${name}`] : [])),
    );

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = process.cwd();
  const files = projectFiles(root);
  const faults = files.flatMap((file) => {
    const bytes = readFileSync(join(root, file));
    if (bytes.includes(0)) return [];
    return tracesIn(bytes.toString('utf8')).map((trace) => `${file}:${trace}`);
  });
  for (const fault of faults) console.log(fault);
  console.log(`${files.length} files, ${faults.length} traces`);
  if (faults.length > 0 || files.length === 0) process.exitCode = 1;
}
