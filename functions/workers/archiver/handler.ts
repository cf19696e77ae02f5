import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Entry } from '../../../shared/domain/ledger/entry';
import type { BatchPlace } from '../../../shared/domain/seal/archive-name';
import type { EntryChange } from '../../usecases/ports/archive';

export type ArchiverParts = {
  readonly entryChangeOf: (record: DynamoDBRecord) => EntryChange | undefined;
  readonly archive: (place: BatchPlace, entries: readonly Entry[]) => Promise<unknown>;
  /** Says what went wrong, by the record's place in the stream alone. */
  readonly note: (sequenceNumber: string, cause: unknown) => void;
  /** Somebody changed or deleted an entry: named by its key. */
  readonly alarm: (key: string) => void;
};

export type ArchiverHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/**
 * One batch of the stream: its entries become one object, nothing else is looked at. A record that no codec wrote is reported, so that
 * it ends in the queue of failures, and holds up none of the others. Throws when storage is away: the stream brings the batch again.
 */
export const archiverHandler =
  ({ entryChangeOf, archive, note, alarm }: ArchiverParts): ArchiverHandler =>
  async ({ Records }) => {
    const entries: Entry[] = [];
    const sequences: string[] = [];
    const failed: string[] = [];
    let createdMs: number | undefined;
    for (const record of Records) {
      const sequence = record.dynamodb?.SequenceNumber ?? '';
      try {
        const change = entryChangeOf(record);
        if (change?.kind === 'touched') alarm(change.key);
        if (change?.kind !== 'written') continue;
        entries.push(change.entry);
        sequences.push(sequence);
        createdMs ??= (record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1_000;
      } catch (cause) {
        note(sequence, cause);
        failed.push(sequence);
      }
    }
    const [firstSequence, lastSequence] = [sequences[0], sequences.at(-1)];
    if (firstSequence !== undefined && lastSequence !== undefined && createdMs !== undefined)
      await archive({ createdMs, firstSequence, lastSequence }, entries);
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
