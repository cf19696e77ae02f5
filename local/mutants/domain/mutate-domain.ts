import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { printScores } from './scores';

const CORE = 'shared/domain';
/** So long takes what a stopped run loses at most: Stryker notes its results when it is through. */
const CHUNK_LINES = 500;

const linesOf = (root: string, file: string): number =>
  readFileSync(join(root, file), 'utf8').split('\n').length;

/** All files of the core, folder by folder, in runs of some hundred lines. */
const chunksOf = (root: string): readonly string[] => {
  const chunks: { files: string[]; lines: number; folder: string }[] = [];
  const files = readdirSync(join(root, CORE), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${CORE}/${name.split(sep).join('/')}`)
    .sort();
  for (const file of files) {
    const [lines, folder] = [linesOf(root, file), file.slice(0, file.lastIndexOf('/'))];
    const last = chunks.at(-1);
    if (last?.folder === folder && last.lines + lines <= CHUNK_LINES) {
      last.files.push(file);
      last.lines += lines;
    } else chunks.push({ files: [file], lines, folder });
  }
  return chunks.map((chunk) => chunk.files.join(','));
};

/** One run of Stryker, with nothing to do for what its memory under .cache already knows. */
const mutate = (root: string, files: string): Promise<boolean> =>
  new Promise((resolve) => {
    const stryker = ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run'];
    const args = [...stryker, 'local/mutants/domain/stryker.config.mjs', '--mutate', files];
    spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }).on('close', (code) => resolve(code === 0));
  });

/**
 * Changes the core in small ways and sees whether its unit tests notice. Results are kept between runs, so that a run that was stopped
 * goes on where it was. `glob`: under shared/domain, in place of the whole. Says whether the score of what was asked reaches its goal.
 */
export const mutateDomain = async (root: string, glob: string | undefined): Promise<boolean> => {
  for (const files of glob === undefined ? chunksOf(root) : [`${CORE}/${glob}`]) {
    console.log(`\n${files}`);
    if (!(await mutate(root, files))) throw new Error(`Stryker failed at ${files}`);
  }
  return printScores(root);
};
