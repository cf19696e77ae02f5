import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { changeOf } from '../../functions/store/stream-change';
import { projectChange } from '../../functions/usecases/project-change';
import { projectorHandler } from '../../functions/workers/projector/handler';
import { startStreamPump } from '../../local/stream-pump';
import { engineClientConfig, streamOf } from '../../local/tables';
import type { CityForTests } from './city-for-tests';
import { type EngineForTests, TABLE_NAME } from './engine-for-tests';

/** Every change that the table has seen, as a lambda gets it. */
export const readStream = async ({ endpoint }: EngineForTests): Promise<readonly DynamoDBRecord[]> => {
  const config = engineClientConfig(endpoint);
  const [admin, client] = [new DynamoDBClient(config), new DynamoDBStreamsClient(config)];
  const streamArn = await streamOf(admin, TABLE_NAME);
  if (streamArn === undefined) throw new Error('the table has no stream');
  const folder = mkdtempSync(join(tmpdir(), 'stream-test-'));
  const seen: DynamoDBRecord[] = [];
  const invoke = async (event: unknown) => {
    // The pump hands over what the engine's stream gave it, in Lambda's form.
    seen.push(...(event as DynamoDBStreamEvent).Records);
    return { batchItemFailures: [] };
  };
  const report = (what: string, cause: unknown) => {
    throw new Error(what, { cause });
  };
  const place = { client, streamArn, batchSize: 100, retriesMax: 1, invoke, report, folder, name: 'all' };
  const pump = startStreamPump(place);
  await pump.drained();
  await pump.stop();
  admin.destroy();
  client.destroy();
  rmSync(folder, { recursive: true });
  return seen;
};

/** Projects all that the table has seen, from the beginning: once more does no harm. */
export const projectAll = async (engine: EngineForTests, { ports }: CityForTests): Promise<void> => {
  const note = (place: unknown, cause: unknown) => {
    throw new Error(`not projected: ${place}`, { cause });
  };
  const handle = projectorHandler({ changeOf, project: projectChange(ports), note });
  const Records = [...(await readStream(engine))];
  const { batchItemFailures } = await handle({ Records });
  if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} changes were not projected`);
};
