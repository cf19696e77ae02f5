import type {
  GetCommandInput,
  GetCommandOutput,
  QueryCommandInput,
  QueryCommandOutput,
  ScanCommandInput,
  ScanCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import type { Item } from './item';
import type { Key } from './keys';

export type Page = { readonly items: readonly Item[]; readonly next?: Item };
export type Query = Pick<
  QueryCommandInput,
  | 'IndexName'
  | 'KeyConditionExpression'
  | 'ExpressionAttributeNames'
  | 'ExpressionAttributeValues'
  | 'ConsistentRead'
  | 'ScanIndexForward'
  | 'Limit'
  | 'ExclusiveStartKey'
>;
/** One part of several that read a table at the same time. */
export type Segment = { readonly of: number; readonly index: number };

type Send = {
  readonly get: (input: GetCommandInput) => Promise<GetCommandOutput>;
  readonly query: (input: QueryCommandInput) => Promise<QueryCommandOutput>;
  readonly scan: (input: ScanCommandInput) => Promise<ScanCommandOutput>;
};

const pageOf = (answer: Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'>): Page => ({
  items: answer.Items ?? [],
  ...(answer.LastEvaluatedKey === undefined ? {} : { next: answer.LastEvaluatedKey }),
});

/** A table's reads of one item or one page, each one round trip; strongly consistent, but for a query that does not ask for it. */
export const readsOn = (table: string, { get, query, scan }: Send) => ({
  get: async (key: Key): Promise<Item | undefined> =>
    (await get({ TableName: table, Key: key, ConsistentRead: true })).Item,
  query: async (input: Query): Promise<Page> => pageOf(await query({ TableName: table, ...input })),
  scan: async (from?: Item, segment?: Segment): Promise<Page> =>
    pageOf(
      await scan({
        TableName: table,
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        ...(segment === undefined ? {} : { TotalSegments: segment.of, Segment: segment.index }),
      }),
    ),
});
