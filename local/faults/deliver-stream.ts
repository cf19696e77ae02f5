import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { changeOf } from '../../functions/store/stream-change';
import { projectChange } from '../../functions/usecases/project-change';
import { projectorHandler } from '../../functions/workers/projector/handler';
import type { Dice } from '../demo-city/dice';
import { handOver } from '../hand-over';
import { engineClientConfig, streamOf } from '../tables';
import type { Ports } from './ports-on';

const BATCH_MAX = 25;
const RETRIES_MAX = 4;
/** A read that brings nothing may still be followed by one that does. */
const EMPTY_READS_MAX = 2;

/** All that the table's stream has, shard by shard. */
const readStream = async (client: DynamoDBStreamsClient, StreamArn: string): Promise<readonly _Record[]> => {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const records: _Record[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const first = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    let { ShardIterator } = await client.send(new GetShardIteratorCommand(first));
    for (let empty = 0; ShardIterator !== undefined && empty < EMPTY_READS_MAX; ) {
      const page: { Records?: _Record[] | undefined; NextShardIterator?: string | undefined } =
        await client.send(new GetRecordsCommand({ ShardIterator, Limit: 1_000 }));
      empty = page.Records?.length ? 0 : empty + 1;
      records.push(...(page.Records ?? []));
      ShardIterator = page.NextShardIterator;
    }
  }
  return records;
};

/** Everything twice over a third of it, in any order. */
const shake = (records: readonly _Record[], dice: Dice): readonly _Record[] =>
  dice.shuffled([...records, ...records.filter(() => dice.percent(33))]);

/**
 * Brings the world's whole stream to the real projector. Shaken: in any order, a third of it twice, cut anywhere, and one batch in
 * four reported as failed from some record on, after it was carried out.
 */
export const deliverStream = async (
  { endpoint, name, ports }: { readonly endpoint: string; readonly name: string; readonly ports: Ports },
  isShaken: boolean,
  dice: Dice,
): Promise<void> => {
  const config = engineClientConfig(endpoint);
  const [admin, client] = [new DynamoDBClient(config), new DynamoDBStreamsClient(config)];
  const streamArn = await streamOf(admin, name);
  if (streamArn === undefined) throw new Error(`${name} has no stream`);
  const seen = await readStream(client, streamArn);
  const records = isShaken ? shake(seen, dice) : seen;
  const failures: unknown[] = [];
  const handle = projectorHandler({
    changeOf,
    project: projectChange(ports),
    note: (_place, cause) => failures.push(cause),
  });
  const invoke = async (event: unknown) => {
    // `handOver` makes the event in Lambda's form.
    const given = event as DynamoDBStreamEvent;
    const answer = await handle(given);
    if (!isShaken || dice.percent(75)) return answer;
    const again = dice.oneOf(given.Records).dynamodb?.SequenceNumber;
    return { batchItemFailures: again === undefined ? [] : [{ itemIdentifier: again }] };
  };
  const place = { streamArn, retriesMax: RETRIES_MAX, invoke, folder: join(tmpdir(), 'fault-worlds'), name };
  for (let from = 0; from < records.length; ) {
    const size = isShaken ? dice.between(1, BATCH_MAX) : BATCH_MAX;
    await handOver(place, records.slice(from, from + size), () => false);
    from += size;
  }
  admin.destroy();
  client.destroy();
  if (failures.length > 0) throw new Error('a change was not projected', { cause: failures[0] });
};
