import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { stateFile } from './state-file';

/** One city at a time owns a data folder; `npm run clock` and `npm run audit` find the running one by it. */
export type Claim = {
  /** Where the city answers, and the engine behind it. */
  readonly at: (address: string, endpoint: string) => void;
  readonly release: () => void;
};

const running = z.strictObject({
  pid: z.int(),
  address: z.string().optional(),
  endpoint: z.string().optional(),
});
const pathOf = (dataDir: string) => join(dataDir, 'running.json');

/** What people of a simulation were answered: `npm run simulate` writes it, `npm run audit` holds the books against it. */
export const heardFile = (dataDir: string): string => join(dataDir, 'heard.jsonl');

/** Where the city of a data folder runs; undefined when none does. */
export const runningCity = (
  dataDir: string,
): { readonly address: string; readonly endpoint: string } | undefined => {
  const { address, endpoint } = stateFile(pathOf(dataDir), running).read() ?? {};
  return address === undefined || endpoint === undefined ? undefined : { address, endpoint };
};

/** Throws with what to do when another process runs the city of this folder. */
export const claimCity = async (dataDir: string): Promise<Claim> => {
  const path = pathOf(dataDir);
  const file = stateFile(path, running);
  const other = file.read();
  if (other !== undefined && other.pid !== process.pid && (await isAlive(other))) {
    const where = other.address === undefined ? '' : ` at ${other.address}`;
    throw new Error(
      `the city of ${dataDir} is running already${where} (process ${other.pid}): stop it first, Ctrl-C`,
    );
  }
  file.write({ pid: process.pid });
  return {
    at: (address, endpoint) => file.write({ pid: process.pid, address, endpoint }),
    release: () => rmSync(path, { force: true }),
  };
};

/** A process of that number may be another one by now, unless the city itself answers. */
const isAlive = async ({ pid, address }: z.infer<typeof running>): Promise<boolean> => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (address === undefined) return true;
  return fetch(`${address}/demo/clock`).then(
    ({ ok }) => ok,
    () => false,
  );
};
