import { cutBefore, sealName, UNSEALED_MS_MAX } from '../../shared/domain/seal/cut';
import { type ArchiveObject, entriesOf, sealListOf, sealOver } from '../../shared/domain/seal/make-seal';
import { canonicalSeal, readSeal, type SignedSeal, sealText } from '../../shared/domain/seal/seal';
import { listName, listText } from '../../shared/domain/seal/seal-list';
import type { Ms } from '../../shared/domain/units';
import type { ArchivePorts, HashPort } from './ports/archive';
import type { SigningPort } from './ports/signing';
import { readSealAt, sealedBefore } from './sealed-before';

export type SealArchivePorts = ArchivePorts &
  HashPort &
  SigningPort & {
    /** The second place: whoever can write the first cannot write here. */
    readonly putCopy: ArchivePorts['put'];
    /** An object of the archive that is not what its name says; it is left out, and the audit goes on naming it. */
    readonly alarm: (objectName: string) => void;
  };

/** `there`: the night of that instant had its seal already. `late`: entries waited longer than they ever should. */
export type SealedNight = {
  readonly kind: 'sealed' | 'there';
  readonly no: number;
  readonly entries: number;
  readonly late: boolean;
};

/**
 * Seals every archived entry that lies in no earlier seal, at the last cut before `timeMs`: its list, then the seal in the archive, then
 * both in the second place. A night without entries is sealed too, so that a missing seal is a missing night. Called again, by a
 * retry or after a crash anywhere, it ends what it began: objects are written once, and the seal that stands is the one that counts.
 * Throws what storage or the signing key throws. Source: ledger.md, Archive, seal, proof, rebuild; ADR 0051.
 */
export const sealArchive =
  (ports: SealArchivePorts) =>
  async (timeMs: Ms): Promise<SealedNight> => {
    const cutMs = cutBefore(timeMs);
    const name = sealName(cutMs);
    const before = await sealedBefore(ports);
    const last = before.seals.at(-1);
    if (last !== undefined && last >= name) return copied(ports, last);
    const previous = last === undefined ? undefined : (await readSealAt(ports, last)).seal;
    const list = sealListOf(ports.sha256, await readWhole(ports, before.waiting), before.entries);
    const seal = sealOver(ports.sha256, list, previous, cutMs, ports.algorithm);
    await ports.put(listName(seal.listHash), listText(list));
    const signature = await ports.sign(canonicalSeal(seal));
    if ((await ports.put(name, sealText({ seal, signature }))) === 'there') return copied(ports, name);
    const night = await copied(ports, name);
    const late = previous !== undefined && cutMs - previous.cutMs > UNSEALED_MS_MAX && seal.entries > 0;
    return { ...night, kind: 'sealed', late };
  };

const readWhole = async (
  { read, alarm, sha256 }: SealArchivePorts,
  names: readonly string[],
): Promise<readonly ArchiveObject[]> => {
  const objects: ArchiveObject[] = [];
  for (const name of names) {
    const text = await read(name);
    if (text === undefined || entriesOf(sha256, { name, text }) === undefined) alarm(name);
    else objects.push({ name, text });
  }
  return objects;
};

/** The seal that stands under a name, word for word in the second place too. */
const copied = async (ports: SealArchivePorts, name: string): Promise<SealedNight> => {
  const text = await ports.read(name);
  if (text === undefined) throw new Error(`${name} is gone`);
  const { seal }: SignedSeal = readSeal(text);
  const list = await ports.read(listName(seal.listHash));
  if (list === undefined) throw new Error(`the list of seal ${seal.no} is gone`);
  await ports.putCopy(listName(seal.listHash), list);
  await ports.putCopy(name, text);
  return { kind: 'there', no: seal.no, entries: seal.entries, late: false };
};
