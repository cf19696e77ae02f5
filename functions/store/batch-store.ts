import type { BatchId } from '../../shared/domain/ids';
import {
  type AccountId,
  FIRST_HASH,
  type Head,
  newHead,
  type Posting,
} from '../../shared/domain/ledger/account';
import type { Entry } from '../../shared/domain/ledger/entry';
import { sealEntry } from '../../shared/domain/ledger/seal-entry';
import type { Hash, Minutes, Ms, Sha256 } from '../../shared/domain/units';
import type { CommandEnvelope, Committed } from '../usecases/ports';
import { isAbsent } from './conditions';
import { decodeEntry, encodeEntry } from './entry-codec';
import { bytes, type Item, int, isId, type Stored, text } from './item';
import { batchKey } from './keys';
import { passbookStore } from './passbook-store';
import { type HeadLabel, writesOfHeads } from './postings';
import type { Table } from './table';

/** A batch's place in its own chain. */
export type BatchHead = { readonly id: BatchId; readonly version: number; readonly headHash: Hash };

/** Opens accounts of at most 40 people out of one opening account (ledger.md, Accounts). */
export type Opening = {
  readonly batchId: BatchId;
  readonly postings: readonly Posting[];
  /** The floors of accounts that this batch begins and that may go below zero: the opening account's −limit. */
  readonly floors: ReadonlyMap<AccountId, Minutes>;
};

/** 40 people and the account that their hours come from; a transaction takes 100 items. */
const LINES_MAX = 41;
const ATTEMPTS_MAX = 8;

const encodeBatch = ({ id, ...rest }: BatchHead): Stored => ({ ...batchKey(id), ...rest });

export const decodeBatch = (item: Item): BatchHead => {
  const id = text(item, 'pk').slice('BATCH#'.length);
  if (!isId('batch', id)) throw new Error(`no batch: ${id}`);
  return { id, version: int(item, 'version'), headHash: bytes(item, 'headHash') };
};

/**
 * Writes one `openAccounts` entry about a batch: entry, batch, and the heads of all accounts that it touches, which are made where they
 * are missing. The same command id again gives the entry of the first time. Several batches may share an opening account: who is
 * overtaken reads again, bounded. Throws when a batch id is used for a second entry.
 */
export const commitOpening =
  (table: Table, sha256: Sha256) =>
  async (envelope: CommandEnvelope, opening: Opening, atMs: Ms): Promise<Committed> => {
    if (opening.postings.length > LINES_MAX)
      throw new Error(`${opening.postings.length} lines in one entry of a batch, at most ${LINES_MAX}`);
    const accounts = opening.postings.map((posting) => posting.account);
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      const standing = await passbookStore(table).heads(accounts);
      const committed = await attemptOpening(table, sha256, envelope, opening, standing, atMs);
      if (committed !== undefined) return committed;
      await table.pause(attempt);
    }
    return { kind: 'contended' };
  };

/** Undefined: somebody else moved an account meanwhile. */
const attemptOpening = async (
  table: Table,
  sha256: Sha256,
  { principal, commandId, channel, bodyDigest }: CommandEnvelope,
  { batchId, postings, floors }: Opening,
  standing: ReadonlyMap<AccountId, Head>,
  atMs: Ms,
): Promise<Committed | undefined> => {
  const begun = [...floors].map(([account, floor]): [AccountId, Head] => [account, newHead(account, floor)]);
  const draft: Omit<Entry, 'lines'> = {
    subject: { kind: 'batch', id: batchId },
    version: 1,
    previousHash: FIRST_HASH,
    principal,
    commandId,
    channel,
    command: 'openAccounts',
    atMs,
    bodyDigest,
    detail: {},
    outcome: { state: 'posted', version: 1 },
  };
  const sealed = sealEntry(sha256, { ...draft, postings }, new Map([...begun, ...standing]));
  if (!sealed.ok) return { kind: 'refused', refusal: sealed.refusal };
  const { entry, newHeads, subjectHash } = sealed.value;
  const cancelled = await table.transact<'entry' | 'batch' | HeadLabel>([
    { label: 'entry', item: encodeEntry(entry, newHeads), conditions: [isAbsent] },
    {
      label: 'batch',
      item: encodeBatch({ id: batchId, version: entry.version, headHash: subjectHash }),
      conditions: [isAbsent],
    },
    ...writesOfHeads(entry.lines, newHeads, standing),
  ]);
  if (cancelled === undefined) return { kind: 'written', entry };
  const mine = cancelled.failed.get('entry');
  if (mine !== undefined) return { kind: 'replayed', entry: decodeEntry(mine) };
  if (cancelled.failed.has('batch')) throw new Error(`${batchId} has its entry by another command`);
  return undefined;
};
