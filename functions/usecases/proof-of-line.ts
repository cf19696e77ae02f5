import type { PersonId } from '../../shared/domain/ids';
import { FIRST_HASH } from '../../shared/domain/ledger/account';
import { hex } from '../../shared/domain/ledger/canonical';
import { readArchiveLine } from '../../shared/domain/seal/archive-line';
import {
  isAboutAlone,
  type LineProof,
  leadsToSeal,
  type ProofLine,
  pathsOf,
} from '../../shared/domain/seal/proof';
import type { ArchivePorts, HashPort } from './ports/archive';
import type { PassbookLine, ReadPorts } from './ports/reading';
import type { SealedLine } from './sealed-line';

/** Of one account in one night; a day has room for some dozens at most (ledger.md, Limits). */
const LATER_LINES_MAX = 1_000;

export type ProofPorts = HashPort &
  Pick<ReadPorts, 'lines'> & { readonly archive: Pick<ArchivePorts, 'read' | 'names'> };

/**
 * A sealed line's proof; `before`: the account's line before it, absent for its first. `aloneFor`: who may see the whole entry, if
 * nobody else has a part in it. Two round trips. Throws when it does not lead to its seal: something was changed, and nobody shall
 * carry such a file home.
 */
export const proofOfLine = async (
  ports: ProofPorts,
  sealed: SealedLine,
  line: PassbookLine,
  before: PassbookLine | undefined,
  aloneFor: PersonId | undefined,
): Promise<LineProof> => {
  const { signed, list, entry, head } = sealed;
  const [later, whole] = await Promise.all([
    laterLines(ports, sealed, line),
    aloneFor === undefined ? undefined : entryAloneFor(ports, sealed, aloneFor),
  ]);
  const proof: LineProof = {
    previousHash: before?.hash ?? FIRST_HASH,
    lines: [{ ...line, entryHash: entry.hash }, ...later],
    ...(whole !== undefined && { entry: whole }),
    ...pathsOf(ports.sha256, list, entry, head),
    signed,
  };
  if (!leadsToSeal(ports.sha256, proof))
    throw new Error(`line ${line.seq} of ${line.account} does not lead to seal ${signed.seal.no}`);
  return proof;
};

const laterLines = async (
  { lines }: Pick<ReadPorts, 'lines'>,
  { head, entryHashes }: SealedLine,
  { account, seq }: PassbookLine,
): Promise<readonly ProofLine[]> => {
  const count = head.no - seq;
  if (count === 0) return [];
  if (count > LATER_LINES_MAX) throw new Error(`${count} lines of ${account} in one night`);
  const { items } = await lines(account, { next: String(head.no + 1), limit: count });
  return items.toReversed().map((line) => {
    const entryHash = entryHashes.get(line.seq);
    if (entryHash === undefined)
      throw new Error(`line ${line.seq} of ${account} is in no seal that was read`);
    return { ...line, entryHash };
  });
};

/** What was hashed of the entry, from the archive; undefined when others have a part in it. Throws when it is not there as it was sealed. */
const entryAloneFor = async (
  { archive, sha256 }: ProofPorts,
  { list, entry }: SealedLine,
  personId: PersonId,
): Promise<Uint8Array | undefined> => {
  const name = list.objects[entry.object]?.name ?? '';
  const row = (await archive.read(name))?.split('\n')[entry.row];
  if (row === undefined) throw new Error(`${name} has no line ${entry.row + 1}`);
  const { canonical, entryHash } = readArchiveLine(sha256, row);
  if (hex(entryHash) !== hex(entry.hash))
    throw new Error(`${name} line ${entry.row + 1} was sealed as another entry`);
  return isAboutAlone(canonical, personId) ? canonical : undefined;
};
