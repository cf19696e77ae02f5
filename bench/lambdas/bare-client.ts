import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { engineClientConfig } from '../../local/tables';
import type { Recorded, Wave } from './recorder';

/** A recorded body as the bare client takes it. Pure. Binary values are base64 on the wire and bytes in the client. */
export const inputOf = (body: string) =>
  JSON.parse(body, (key, value: unknown) =>
    // An attribute that is called B holds an object; only a binary value is a text.
    key === 'B' && typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'base64')) : value,
  );

const send = (client: DynamoDBClient, { operation, body }: Recorded): Promise<unknown> => {
  const input = inputOf(body);
  switch (operation) {
    case 'BatchGetItem':
      return client.send(new BatchGetItemCommand(input));
    case 'GetItem':
      return client.send(new GetItemCommand(input));
    case 'Query':
      return client.send(new QueryCommand(input));
    case 'TransactWriteItems':
      return client.send(new TransactWriteItemsCommand(input));
    default:
      throw new Error(`nobody has recorded a ${operation} before`);
  }
};

/** The same requests with nothing around them: those of a wave together, one wave after the other. */
export const openBareClient = (endpoint: string) => {
  const client = new DynamoDBClient(engineClientConfig(endpoint));
  return {
    replay: async (waves: readonly Wave[]): Promise<void> => {
      for (const wave of waves) await Promise.all(wave.map((recorded) => send(client, recorded)));
    },
    close: () => client.destroy(),
  };
};
