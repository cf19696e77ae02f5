import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { type Bench, type Figure, printTable } from '../figure';
import { median, rounded } from '../statistics';
import { builtFunctions, environmentFor } from './built-functions';

const ROUNDS = 9;
const BARE = 'bare AWS client';

/** A lambda that has nothing but the AWS client, with the operations that our stores send. */
const BARE_SOURCE = `
import { BatchGetItemCommand, BatchWriteItemCommand, DynamoDBClient, GetItemCommand, QueryCommand, TransactWriteItemsCommand,
  UpdateItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient();
const commands = { BatchGetItemCommand, BatchWriteItemCommand, GetItemCommand, QueryCommand, TransactWriteItemsCommand, UpdateItemCommand };
export const handler = ({ name, input }) => client.send(new commands[name](input));
`;

/** Bundled as our lambdas are (local/build-functions.mjs). */
const buildBare = async (outfile: string): Promise<void> => {
  await build({
    stdin: { contents: BARE_SOURCE, resolveDir: process.cwd() },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
};

/** Milliseconds from the import of a bundle to its last line, in a process that has imported nothing before. */
const importMs = (file: string, env: Record<string, string>): number => {
  const script = `const startedMs = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)});
    console.log(performance.now() - startedMs);`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env,
  });
  if (status !== 0) throw new Error(`${file} cannot be imported: ${stderr}`);
  return Number(stdout);
};

/** Cold import of each built lambda beside that of a bundle with the bare AWS client, in turns, each in a process of its own. */
export const coldImport: Bench = {
  name: 'cold-import',
  run: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'timebank-cold-'));
    try {
      const bare = path.join(folder, 'bare.mjs');
      await buildBare(bare);
      const place = builtFunctions();
      const files = new Map<string, string>([
        [BARE, bare],
        ...readdirSync(place)
          .sort()
          .map((name): [string, string] => [name, path.join(place, name, 'main.mjs')]),
      ]);
      const tookMs = new Map([...files.keys()].map((name): [string, number[]] => [name, []]));
      for (let round = 0; round < ROUNDS; round += 1)
        for (const [name, file] of files)
          tookMs.get(name)?.push(importMs(file, environmentFor(name === BARE ? 'person' : name)));
      const bareMs = median(tookMs.get(BARE) ?? []);
      const rows = [...files].map(([name, file]) => ({
        name,
        bytes: statSync(file).size,
        ratio: rounded(median(tookMs.get(name) ?? []) / bareMs),
      }));
      printTable(
        ['bundle', 'bytes', '÷ bare client'],
        rows.map(({ name, bytes, ratio }) => [name, bytes, ratio]),
      );
      return rows.slice(1).flatMap(({ name, bytes, ratio }): Figure[] => [
        { name: `cold import, ${name} ÷ bare client`, value: ratio, goal: '<=1.6' },
        { name: `bundle bytes, ${name}`, value: bytes, goal: '<=1048576' },
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
