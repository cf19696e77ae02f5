import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import type { LocalTable } from './service-file';

/** Address and credentials of an engine that asks for none but wants to see some. */
export const engineClientConfig = (endpoint: string) => ({
  endpoint,
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/** Makes the tables that are not there yet, with keys, indexes and streams as in serverless.yml. */
export const createTables = async (client: DynamoDBClient, tables: readonly LocalTable[]): Promise<void> => {
  for (const {
    name,
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes,
    StreamSpecification,
  } of tables) {
    const create = new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions,
      KeySchema,
      ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
      ...(StreamSpecification && { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } }),
    });
    await client.send(create).catch((cause: unknown) => {
      if (!(cause instanceof ResourceInUseException)) throw cause;
    });
  }
};

/** Removes the tables with all that is in them; absent ones are no fault. */
export const deleteTables = async (client: DynamoDBClient, tables: readonly LocalTable[]): Promise<void> => {
  for (const { name } of tables) {
    await client.send(new DeleteTableCommand({ TableName: name })).catch((cause: unknown) => {
      if (!(cause instanceof ResourceNotFoundException)) throw cause;
    });
  }
};

/** Where a table's changes can be read; undefined while it has no stream. */
export const streamOf = async (client: DynamoDBClient, table: string): Promise<string | undefined> =>
  (await client.send(new DescribeTableCommand({ TableName: table }))).Table?.LatestStreamArn;

/** Nothing in it, or not there at all. */
export const isEmpty = async (client: DynamoDBClient, table: string): Promise<boolean> => {
  try {
    const { Items } = await client.send(new ScanCommand({ TableName: table, Limit: 1 }));
    return Items === undefined || Items.length === 0;
  } catch (cause) {
    if (cause instanceof ResourceNotFoundException) return true;
    throw cause;
  }
};
