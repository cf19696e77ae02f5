import { readFileSync, rmSync } from 'node:fs';
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
  /** When the process began, in the kernel's ticks: a number is given again, a number and its beginning are not. */
  began: z.string().optional(),
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
export const claimCity = (dataDir: string): Claim => {
  const path = pathOf(dataDir);
  const file = stateFile(path, running);
  const other = file.read();
  if (other !== undefined && other.pid !== process.pid && isAlive(other)) {
    const where = other.address === undefined ? '' : ` at ${other.address}`;
    throw new Error(
      `the city of ${dataDir} is running already${where} (process ${other.pid}): stop it first, Ctrl-C`,
    );
  }
  const began = beginningOf(process.pid);
  const me = { pid: process.pid, ...(began !== undefined && { began }) };
  file.write(me);
  return {
    at: (address, endpoint) => file.write({ ...me, address, endpoint }),
    release: () => rmSync(path, { force: true }),
  };
};

/** Field 22 of proc(5), counted from behind the program's name, which may hold anything; undefined: no such process. */
const beginningOf = (pid: number): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19];
  } catch {
    return undefined;
  }
};

const isAlive = ({ pid, began }: z.infer<typeof running>): boolean =>
  began !== undefined && beginningOf(pid) === began;
