import type { Batch } from '../../shared/domain/batch/batch';
import type { BatchChange } from '../../shared/domain/batch/batch-change';
import { FIRST_HASH } from '../../shared/domain/ledger/account';
import { sealEntry } from '../../shared/domain/ledger/seal-entry';
import type { Sha256 } from '../../shared/domain/units';
import type { BatchPorts } from '../usecases/ports';
import type { BatchReadPorts } from '../usecases/ports/batches';
import {
  AT_WORK,
  batchIdIn,
  decodeBatch,
  decodePart,
  encodeBatch,
  encodeDrafted,
  encodePart,
} from './batch-codec';
import { committedAs, findEntryIn, signatureOf } from './commit-entry';
import { isAbsent, versionIs } from './conditions';
import { encodeEntry } from './entry-codec';
import { text } from './item';
import { batchKey, draftedKey, partKey } from './keys';
import { type BatchLabel, loadFacts } from './order-facts';
import { writesOfHeads } from './postings';
import type { Table } from './table';
import type { Write } from './transact';

/** What a draft writes beside entry and batch; the batch's absence guards it all. */
const writesOfDraft = ({ batch, parts, command }: BatchChange): readonly Write<BatchLabel>[] =>
  command === 'draftBatch'
    ? [
        { label: 'drafted', item: encodeDrafted(batch), conditions: [] },
        ...parts.map(
          (part): Write<BatchLabel> => ({
            label: `part ${part.no}`,
            item: encodePart(batch.id, part),
            conditions: [],
          }),
        ),
      ]
    : [];

/** A batch as a subject of the ledger. A draft writes the whole plan in its own transaction; whoever moves a batch has read it as it stands. */
export const batchStore = (table: Table, sha256: Sha256): BatchPorts => ({
  load: (wanted) => loadFacts(table, wanted),
  findEntry: findEntryIn(table),
  commitBatch: async (envelope, loaded, change, atMs) => {
    const { command, batch, postings, detail } = change;
    const before = command === 'draftBatch' ? undefined : loaded.batch;
    if (command !== 'draftBatch' && before?.id !== batch.id)
      throw new Error(`${batch.id} was decided on ${before?.id}`);
    const draft = {
      subject: { kind: 'batch', id: batch.id },
      version: batch.version,
      previousHash: before?.headHash ?? FIRST_HASH,
      ...signatureOf(envelope),
      command,
      atMs,
      detail,
      outcome: { state: 'posted', version: batch.version },
      postings,
    } as const;
    const sealed = sealEntry(sha256, draft, loaded.heads);
    if (!sealed.ok) return { kind: 'refused', refusal: sealed.refusal };
    const { entry, newHeads, subjectHash } = sealed.value;
    const cancelled = await table.transact<BatchLabel>([
      { label: 'entry', item: encodeEntry(entry, newHeads), conditions: [isAbsent] },
      {
        label: 'batch',
        item: encodeBatch({ ...batch, headHash: subjectHash }),
        conditions: [before === undefined ? isAbsent : versionIs(before.version)],
      },
      ...writesOfDraft(change),
      ...writesOfHeads(entry.lines, newHeads, loaded.heads),
    ]);
    return committedAs(entry, loaded, cancelled);
  },
  pauseWithJitter: table.pause,
});

const PARTS_PER_READ = 100;

/** Plans and lists of batches. */
export const batchQueries = (table: Table): BatchReadPorts => ({
  plan: async (batchId) => {
    const { items, next } = await table.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :part)',
      ExpressionAttributeValues: { ':pk': batchKey(batchId).pk, ':part': 'PART#' },
      ConsistentRead: true,
      Limit: PARTS_PER_READ,
    });
    // 50 parts of 40 lines are 200 KB.
    if (next !== undefined) throw new Error(`the plan of ${batchId} fills more than a page`);
    return items.map(decodePart);
  },
  part: async (batchId, no) => {
    const item = await table.get(partKey(batchId, no));
    return item && decodePart(item);
  },
  batchesOfDesk: async (stationId, { next, limit }) => {
    const page = await table.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :drafted)',
      ExpressionAttributeValues: {
        ':pk': draftedKey(stationId, 'bat_').pk,
        ':drafted': draftedKey(stationId, 'bat_').sk,
      },
      ScanIndexForward: false,
      Limit: limit,
      ...(next === undefined ? {} : { ExclusiveStartKey: draftedKey(stationId, batchIdIn(`#${next}`)) }),
    });
    const ids = page.items.map((item) => batchIdIn(text(item, 'sk')));
    const items = ids.length === 0 ? [] : await table.batchGet(ids.map(batchKey));
    const found = new Map(items.map(decodeBatch).map((batch): [string, Batch] => [batch.id, batch]));
    const last = ids.at(-1);
    return {
      items: ids.flatMap((batchId) => found.get(batchId) ?? []),
      ...(page.next === undefined || last === undefined ? {} : { next: last }),
    };
  },
  batchesAtWork: async (limit) => {
    const { items } = await table.query({
      IndexName: 'work',
      KeyConditionExpression: '#work = :work',
      ExpressionAttributeNames: { '#work': 'work' },
      ExpressionAttributeValues: { ':work': AT_WORK },
      Limit: limit,
    });
    return items.map((item) => batchIdIn(text(item, 'pk')));
  },
});
