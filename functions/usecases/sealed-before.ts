import { hex } from '../../shared/domain/ledger/canonical';
import { ENTRIES } from '../../shared/domain/seal/archive-name';
import { SEALS } from '../../shared/domain/seal/cut';
import { readSeal, type SignedSeal } from '../../shared/domain/seal/seal';
import { listName, readList, type SealList } from '../../shared/domain/seal/seal-list';
import type { ArchivePorts } from './ports/archive';

/** What the stream still brings is a day old at most; a week of folders leaves room for the slowest repair. */
const FOLDERS_LOOKED_AT = 8;

export type SealReadPorts = Pick<ArchivePorts, 'read' | 'names' | 'folders'>;

/** A seal by its name. Throws when it is lost: seals are never deleted. */
export const readSealAt = async ({ read }: Pick<ArchivePorts, 'read'>, name: string): Promise<SignedSeal> => {
  const text = await read(name);
  if (text === undefined) throw new Error(`${name} is gone`);
  return readSeal(text);
};

/** The list of a seal. Throws when it is lost. */
const readListOf = async ({ read }: Pick<ArchivePorts, 'read'>, { seal }: SignedSeal): Promise<SealList> => {
  const text = await read(listName(seal.listHash));
  if (text === undefined) throw new Error(`the list of seal ${seal.no} is gone`);
  return readList(text);
};

/** The seals there are, what of the archive's newest folders lies in none of them, and the entries that those folders' seals took. */
export const sealedBefore = async (ports: SealReadPorts) => {
  const seals = await ports.names(SEALS);
  const folders = (await ports.folders(ENTRIES)).slice(-FOLDERS_LOOKED_AT);
  const [oldest = ''] = folders;
  const objects = new Set<string>();
  const entries = new Set<string>();
  // Backwards, until a seal that took nothing so new any more.
  for (const name of seals.toReversed()) {
    const list = await readListOf(ports, await readSealAt(ports, name));
    for (const object of list.objects) objects.add(object.name);
    for (const { hash } of list.entries) entries.add(hex(hash));
    if (list.objects.length > 0 && list.objects.every((object) => object.name < oldest)) break;
  }
  const waiting: string[] = [];
  for (const folder of folders)
    waiting.push(...(await ports.names(folder)).filter((name) => !objects.has(name)));
  return { seals, waiting, entries };
};
