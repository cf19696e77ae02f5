import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Change } from '../../usecases/ports/reading';

export type ProjectorParts = {
  readonly changeOf: (record: DynamoDBRecord) => Change | undefined;
  readonly project: (change: Change) => Promise<void>;
  /** Says what went wrong, by the record's place in the stream alone. */
  readonly note: (sequenceNumber: string | undefined, cause: unknown) => void;
};

export type ProjectorHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/**
 * One batch of the stream, record by record, in its order: two changes of one order must not overtake each other. A record that
 * fails is reported, and the stream comes again from there; the rest is projected meanwhile, which does no harm twice.
 */
export const projectorHandler =
  ({ changeOf, project, note }: ProjectorParts): ProjectorHandler =>
  (event) =>
    processPartialResponse(
      event,
      async (record: DynamoDBRecord) => {
        try {
          const change = changeOf(record);
          if (change !== undefined) await project(change);
        } catch (cause) {
          note(record.dynamodb?.SequenceNumber, cause);
          throw cause;
        }
      },
      new BatchProcessor(EventType.DynamoDBStreams),
      { processInParallel: false, throwOnFullBatchFailure: false },
    );
