import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as z from 'zod';

/** A small JSON file under `.data/` that survives a stop in the middle of writing. */
export type StateFile<T> = { readonly read: () => T | undefined; readonly write: (state: T) => void };

/** Reading throws when the file holds something else than `schema` says; an absent file reads as undefined. */
export const stateFile = <T>(path: string, schema: z.ZodType<T>): StateFile<T> => ({
  read: () => (existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined),
  write: (state) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(state));
    renameSync(`${path}.new`, path);
  },
});
