import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of one bucket, by name. */
export type Kept = ReadonlyMap<string, string>;

/** What is kept outside the tables: the archive with its seals and lists, the second place, and the key that seals are checked with. */
export type KeptOutside = {
  readonly archive: Kept;
  readonly copies: Kept;
  readonly publicPem: string;
};

const filesIn = (folder: string): Kept =>
  new Map(
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((file) => file.isFile())
          .map((file) => join(file.parentPath, file.name))
          .sort()
          .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')])
      : [],
  );

/** The archive of the city in a data folder, as its object store keeps it. */
export const readKept = (dataDir: string): KeptOutside => ({
  archive: filesIn(join(dataDir, 'archive')),
  copies: filesIn(join(dataDir, 'seals')),
  publicPem: readFileSync(join(dataDir, 'seal-key.pem'), 'utf8'),
});
