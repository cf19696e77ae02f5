import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { stateFile } from './state-file';

/** One city at a time owns a data folder; `npm run clock` finds the running one by it. */
export type Claim = { readonly at: (address: string) => void; readonly release: () => void };

const running = z.strictObject({ pid: z.int(), address: z.string().optional() });
const pathOf = (dataDir: string) => join(dataDir, 'running.json');

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
    at: (address) => file.write({ pid: process.pid, address }),
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
