import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { openClient } from '../../../functions/store/client';
import { expressionOf, isAbsent, stateIs, versionIs } from '../../../functions/store/conditions';
import { openTable, type RoundTrip } from '../../../functions/store/table';
import { decodeByLabel } from '../../../functions/store/transact';

// DynamoDB's rarer answers, which the engine never gives: throttled parts of a batch, tokens in progress.
const sdk = mockClient(DynamoDBDocumentClient);
beforeEach(() => sdk.reset());

const NAME = 'timebank';
let tokens = 0;
const open = (observe?: (trip: RoundTrip) => void) =>
  openTable({
    client: openClient({ region: 'local', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }),
    name: NAME,
    // Pauses are full jitter: no chance, no pause.
    randomBytes: (count) => {
      tokens += 1;
      return new Uint8Array(count).fill(count === 2 ? 0 : tokens % 256);
    },
    ...(observe === undefined ? {} : { observe }),
  });
const key = (no: number) => ({ pk: `ORDER#${no}`, sk: 'ORDER' });
const write = { label: 'order', item: key(1), conditions: [versionIs(3), stateIs('open')] } as const;

describe('a batched read', () => {
  test('asks once for a key that is named twice, strongly consistent', async () => {
    sdk.on(BatchGetCommand).resolves({ Responses: { [NAME]: [key(1)] } });
    expect(await open().batchGet([key(1), key(1)])).toEqual([key(1)]);
    expect(sdk.commandCalls(BatchGetCommand).map(({ args }) => args[0].input)).toEqual([
      { RequestItems: { [NAME]: { Keys: [key(1)], ConsistentRead: true } } },
    ]);
  });
  test('asks again for what came back unread', async () => {
    sdk
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { [NAME]: [key(1)] }, UnprocessedKeys: { [NAME]: { Keys: [key(2)] } } })
      .resolves({ Responses: { [NAME]: [key(2)] } });
    expect(await open().batchGet([key(1), key(2)])).toEqual([key(1), key(2)]);
    expect(sdk.commandCalls(BatchGetCommand)).toHaveLength(2);
  });
  test('throws when keys stay unread: an outage, never an absent item', async () => {
    sdk.on(BatchGetCommand).resolves({ UnprocessedKeys: { [NAME]: { Keys: [key(2)] } } });
    await expect(open().batchGet([key(2)])).rejects.toThrow('unread');
    expect(sdk.commandCalls(BatchGetCommand)).toHaveLength(6);
  });
  test('throws for more keys than one read takes', async () => {
    await expect(open().batchGet(Array.from({ length: 101 }, (_, no) => key(no)))).rejects.toThrow();
  });
});

describe('a batched write', () => {
  test('goes 25 at a time, and again for what came back unwritten', async () => {
    const left = { [NAME]: [{ PutRequest: { Item: key(3) } }] };
    sdk.on(BatchWriteCommand).resolvesOnce({ UnprocessedItems: left }).resolves({});
    await open().putAll(Array.from({ length: 26 }, (_, no) => key(no)));
    const sizes = sdk
      .commandCalls(BatchWriteCommand)
      .map(({ args }) => args[0].input.RequestItems?.[NAME]?.length);
    expect(sizes).toEqual([25, 1, 1]);
  });
  test('throws when items stay unwritten', async () => {
    sdk.on(BatchWriteCommand).resolves({ UnprocessedItems: { [NAME]: [{ PutRequest: { Item: key(3) } }] } });
    await expect(open().putAll([key(3)])).rejects.toThrow('unwritten');
  });
});

describe('a transaction', () => {
  test('sends every clause, asks for what stands in the way, and carries another token each time', async () => {
    sdk.on(TransactWriteCommand).resolves({});
    const table = open();
    expect(await table.transact([write])).toBeUndefined();
    await table.transact([write]);
    const [first, second] = sdk.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input);
    expect(first?.TransactItems).toEqual([
      {
        Put: {
          TableName: NAME,
          Item: key(1),
          ConditionExpression: '#version = :version AND #state = :state',
          ExpressionAttributeNames: { '#version': 'version', '#state': 'state' },
          ExpressionAttributeValues: { ':version': 3, ':state': 'open' },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ]);
    expect(first?.ClientRequestToken).toHaveLength(32);
    expect(first?.ClientRequestToken).not.toBe(second?.ClientRequestToken);
  });
  test('whose token is in progress elsewhere is contended', async () => {
    sdk.on(TransactWriteCommand).rejects(new TransactionInProgressException({ message: '', $metadata: {} }));
    expect(await open().transact([write])).toEqual({ failed: new Map(), contended: true });
  });
  test('that fails otherwise throws as it is', async () => {
    const outage = new ProvisionedThroughputExceededException({ message: '', $metadata: {} });
    sdk.on(TransactWriteCommand).rejects(outage);
    await expect(open().transact([write])).rejects.toBe(outage);
  });
  test('of more than 100 items throws before anything is sent', async () => {
    await expect(open().transact(Array.from({ length: 101 }, () => write))).rejects.toThrow();
    expect(sdk.calls()).toHaveLength(0);
  });
});

test('a bare update that meets a transaction is contended', async () => {
  sdk.on(UpdateCommand).rejects(new TransactionConflictException({ message: '', $metadata: {} }));
  const update = {
    key: key(1),
    update: 'SET #a = :a',
    names: { '#a': 'a' },
    values: { ':a': 1 },
    conditions: [isAbsent],
  };
  expect(await open().update(update)).toEqual({ kind: 'contended' });
});

test('capacity is asked for when somebody listens, and summed over table and indexes', async () => {
  sdk.on(TransactWriteCommand).resolves({
    ConsumedCapacity: [
      {
        CapacityUnits: 9,
        Table: { CapacityUnits: 6 },
        GlobalSecondaryIndexes: { live: { CapacityUnits: 2 }, hall: { CapacityUnits: 1 } },
      },
    ],
  });
  const trips: RoundTrip[] = [];
  await open((trip) => trips.push(trip)).transact([write]);
  await open().transact([write]);
  expect(trips).toEqual([
    { operation: 'transact', capacity: { totalUnits: 9, tableUnits: 6, indexUnits: { live: 2, hall: 1 } } },
  ]);
  const asked = sdk
    .commandCalls(TransactWriteCommand)
    .map(({ args }) => args[0].input.ReturnConsumedCapacity);
  expect(asked).toEqual(['INDEXES', undefined]);
});

describe('reasons of a cancellation', () => {
  const cancelled = (...codes: readonly (string | undefined)[]) =>
    new TransactionCanceledException({
      message: '',
      $metadata: {},
      CancellationReasons: codes.map((Code) => (Code === undefined ? {} : { Code })),
    });
  const labels = ['entry', 'order'] as const;
  test('failed conditions by label, each with the item that stood there', () => {
    const cause = cancelled('None', 'ConditionalCheckFailed');
    const [, reason] = cause.CancellationReasons ?? [];
    if (reason !== undefined) reason.Item = { version: { N: '4' }, headHash: { B: new Uint8Array([1]) } };
    expect(decodeByLabel(labels, cause)).toEqual({
      failed: new Map([['order', { version: 4, headHash: new Uint8Array([1]) }]]),
      contended: false,
    });
  });
  test('a failed condition where nothing stood', () => {
    expect(decodeByLabel(labels, cancelled('ConditionalCheckFailed', undefined)).failed).toEqual(
      new Map([['entry', undefined]]),
    );
  });
  test.each([
    ['TransactionConflict'],
    ['ThrottlingError'],
    ['ProvisionedThroughputExceeded'],
    ['RequestLimitExceeded'],
  ])('%s is contention', (code) => {
    expect(decodeByLabel(labels, cancelled('None', code))).toEqual({ failed: new Map(), contended: true });
  });
  test.each<[what: string, cause: TransactionCanceledException]>([
    ['a reason that is a bug', cancelled('None', 'ValidationError')],
    ['a reason of no name yet', cancelled('ConditionalCheckFailed', 'SomethingNew')],
    ['no reason at all', cancelled('None', 'None')],
    ['fewer reasons than items', cancelled('ConditionalCheckFailed')],
    ['no list of reasons', new TransactionCanceledException({ message: '', $metadata: {} })],
  ])('%s throws with its cause', (_what, cause) => {
    expect(() => decodeByLabel(labels, cause)).toThrow(expect.objectContaining({ cause }));
  });
});

test('an expression of one clause without values has none', () => {
  expect(expressionOf([isAbsent])).toEqual({
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk' },
  });
});
