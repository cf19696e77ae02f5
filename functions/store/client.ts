import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The SDK sends a request at most so often: a lost reply, a 5xx and throttling are its business, a cancelled transaction is ours. */
const ATTEMPTS_MAX = 3;

/**
 * The way to DynamoDB. Region, credentials and, on one machine, the address come from the environment.
 * A transaction that is sent again by the SDK carries the same token, so it applies once.
 */
export const openClient = (config: DynamoDBClientConfig = {}): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ maxAttempts: ATTEMPTS_MAX, retryMode: 'standard', ...config }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
