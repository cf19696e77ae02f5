import type { AccountId } from '../../shared/domain/ledger/account';
import { cutBefore, SEALS, sealName } from '../../shared/domain/seal/cut';
import { entriesOfAccount, headOfAccount } from '../../shared/domain/seal/proof';
import type { ChainHead, SignedSeal } from '../../shared/domain/seal/seal';
import { type ListedEntry, listName, readList, type SealList } from '../../shared/domain/seal/seal-list';
import { DAY_MS, type Hash, type Ms } from '../../shared/domain/units';
import type { ArchivePorts } from './ports/archive';
import { readSealAt } from './sealed-before';

/** The night's own seal is the second: a late sealer takes a morning's lines, a late stream or clock brings them a few nights later. */
const NIGHTS_LOOKED_AT = 8;

/** What a seal says of a line, and the entry hashes of the account's lines from there to its sealed head. */
export type SealedLine = {
  readonly signed: SignedSeal;
  readonly list: SealList;
  readonly entry: ListedEntry;
  readonly head: ChainHead;
  readonly entryHashes: ReadonlyMap<number, Hash>;
};

/**
 * The seal that took a line of an account, among those of eight nights from its instant on; `waits`: there are fewer yet, `lost`: none
 * of the eight has it. Two round trips a night, and one for the names.
 */
export const sealedLine = async (
  { read, names }: Pick<ArchivePorts, 'read' | 'names'>,
  account: AccountId,
  seq: number,
  atMs: Ms,
): Promise<SealedLine | 'waits' | 'lost'> => {
  const nights = await names(SEALS, sealName(cutBefore(atMs) - DAY_MS));
  const entryHashes = new Map<number, Hash>();
  let found: Omit<SealedLine, 'entryHashes'> | undefined;
  for (const name of nights.slice(0, NIGHTS_LOOKED_AT)) {
    const signed = await readSealAt({ read }, name);
    const text = await read(listName(signed.seal.listHash));
    if (text === undefined) throw new Error(`the list of seal ${signed.seal.no} is gone`);
    // A city's list is long, and most nights do not move one person's account.
    if (!text.includes(`"${account} `)) continue;
    const list = readList(text);
    const entries = entriesOfAccount(list, account);
    for (const [no, { hash }] of entries) entryHashes.set(no, hash);
    const [entry, head] = [entries.get(seq), headOfAccount(list, account)];
    if (entry !== undefined && head !== undefined) found = { signed, list, entry, head };
    // The stream may bring a later line to an earlier night, or a line in between to a later one.
    if (found !== undefined && isGapless(entryHashes, seq, found.head.no)) return { ...found, entryHashes };
  }
  return nights.length < NIGHTS_LOOKED_AT ? 'waits' : 'lost';
};

const isGapless = (hashes: ReadonlyMap<number, Hash>, from: number, to: number): boolean =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at).every((no) => hashes.has(no));
