import { setTimeout as wait } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { batchesOn } from './batches';
import { type Capacity, capacityOf } from './capacity';
import { type Condition, expressionOf } from './conditions';
import type { Item, Stored } from './item';
import type { Key } from './keys';
import { type Page, type Query, readsOn, type Segment } from './reads';
import { type Cancelled, decodeByLabel, type Write } from './transact';

/** What a bench or a test hears of each round trip. */
export type RoundTrip = { readonly operation: string; readonly capacity: Capacity };

export type TableOptions = {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Capacity is asked of DynamoDB only when somebody listens. */
  readonly observe?: (trip: RoundTrip) => void;
  /** For tests of the conditions alone: what is left of an item's conditions. */
  readonly keepConditions?: (label: string, conditions: readonly Condition[]) => readonly Condition[];
};

export type BareUpdate = {
  readonly key: Key;
  readonly update: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
  readonly conditions: readonly Condition[];
};
export type Updated =
  | { readonly kind: 'written' }
  | { readonly kind: 'overtaken'; readonly item: Item | undefined }
  | { readonly kind: 'contended' };

/** One table, by the few operations that the stores need. Every method but `pause` is one round trip, as long as nothing is throttled. */
export type Table = {
  readonly get: (key: Key) => Promise<Item | undefined>;
  /** Strongly consistent; absent items are absent. At most 100 keys. */
  readonly batchGet: (keys: readonly Key[]) => Promise<readonly Item[]>;
  readonly query: (query: Query) => Promise<Page>;
  readonly scan: (from?: Item, segment?: Segment) => Promise<Page>;
  /** All or none; undefined: written. At most 100 items. */
  readonly transact: <L extends string>(writes: readonly Write<L>[]) => Promise<Cancelled<L> | undefined>;
  readonly update: (update: BareUpdate) => Promise<Updated>;
  /** Without conditions: for what is projected or seeded, where the same write again is the same. At most 25 items a round trip. */
  readonly putAll: (items: readonly Stored[]) => Promise<void>;
  /** Without conditions: for a generation of projections that nobody reads any more. At most 25 items a round trip. */
  readonly removeAll: (keys: readonly Key[]) => Promise<void>;
  /** Full jitter, so that those who met once do not meet again. */
  readonly pause: (attempt: number) => Promise<void>;
};

const ITEMS_PER_TRANSACTION_MAX = 100;
const PAUSE_FIRST_MS = 20;
const PAUSE_MAX_MS = 1_000;

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A table under its name. Throws on bugs and outages; what stands in the way of a write is a value. */
export const openTable = ({
  client,
  name,
  randomBytes,
  observe,
  keepConditions = (_label, conditions) => conditions,
}: TableOptions): Table => {
  const asked = observe === undefined ? {} : ({ ReturnConsumedCapacity: 'INDEXES' } as const);
  const noted = <T>(operation: string, answer: T & { ConsumedCapacity?: unknown }): T => {
    observe?.({ operation, capacity: capacityOf(answer.ConsumedCapacity) });
    return answer;
  };

  const pause = async (attempt: number): Promise<void> => {
    const [high = 0, low = 0] = randomBytes(2);
    const limitMs = Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** attempt);
    await wait(Math.floor((limitMs * (high * 256 + low)) / 65_536));
  };

  const reads = readsOn(name, {
    get: async (input) => noted('get', await client.send(new GetCommand({ ...input, ...asked }))),
    query: async (input) => noted('query', await client.send(new QueryCommand({ ...input, ...asked }))),
    scan: async (input) => noted('scan', await client.send(new ScanCommand({ ...input, ...asked }))),
  });

  const putOf = <L extends string>({ label, item, conditions }: Write<L>) => {
    const kept = keepConditions(label, conditions);
    return {
      Put: {
        TableName: name,
        Item: item,
        ...(kept.length === 0 ? {} : expressionOf(kept)),
        // A cancellation then brings what stood in the way: nobody has to read again.
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      },
    };
  };

  const transact: Table['transact'] = async (writes) => {
    if (writes.length > ITEMS_PER_TRANSACTION_MAX)
      throw new Error(`${writes.length} items in one transaction`);
    const TransactItems = writes.map(putOf);
    // One token for this attempt, whose resends by the SDK then apply once; a later attempt is another transaction,
    // kept apart by the entry's key (ledger.md, Commands and ids).
    const ClientRequestToken = hexOf(randomBytes(16));
    try {
      noted(
        'transact',
        await client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken, ...asked })),
      );
      return undefined;
    } catch (cause) {
      if (cause instanceof TransactionInProgressException) return { failed: new Map(), contended: true };
      if (!(cause instanceof TransactionCanceledException)) throw cause;
      observe?.({ operation: 'transact cancelled', capacity: capacityOf(undefined) });
      return decodeByLabel(
        writes.map(({ label }) => label),
        cause,
      );
    }
  };

  const update: Table['update'] = async ({ key, update, names, values, conditions }) => {
    const condition = expressionOf(keepConditions('update', conditions));
    const request = new UpdateCommand({
      TableName: name,
      Key: key,
      UpdateExpression: update,
      ConditionExpression: condition.ConditionExpression,
      ExpressionAttributeNames: { ...names, ...condition.ExpressionAttributeNames },
      ExpressionAttributeValues: { ...values, ...condition.ExpressionAttributeValues },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ...asked,
    });
    try {
      noted('update', await client.send(request));
      return { kind: 'written' };
    } catch (cause) {
      if (cause instanceof TransactionConflictException) return { kind: 'contended' };
      if (!(cause instanceof ConditionalCheckFailedException)) throw cause;
      return { kind: 'overtaken', item: cause.Item && unmarshall(cause.Item) };
    }
  };

  const batches = batchesOn(
    name,
    {
      read: async (input) =>
        noted('batchGet', await client.send(new BatchGetCommand({ ...input, ...asked }))),
      write: async (input) =>
        noted('putAll', await client.send(new BatchWriteCommand({ ...input, ...asked }))),
    },
    pause,
  );

  return { ...reads, transact, update, pause, ...batches };
};
