import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchivePorts } from '../../functions/usecases/ports/archive';

/** The archive as this machine's object store keeps it, read from its folder: a rebuild alters nothing there. */
export const diskArchive = (folder: string): Pick<ArchivePorts, 'names' | 'read'> => ({
  names: async (prefix) =>
    existsSync(join(folder, prefix))
      ? readdirSync(join(folder, prefix), { recursive: true, withFileTypes: true })
          .filter((file) => file.isFile() && file.name.endsWith('.jsonl'))
          .map((file) => join(file.parentPath, file.name).slice(folder.length + 1))
          .sort()
      : [],
  read: async (name) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, 'latin1') : undefined;
  },
});
