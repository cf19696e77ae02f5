import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import { type HandOverPlace, handOver } from './hand-over';
import { stateFile } from './state-file';

/** Carries a table's changes to a lambda, as an event source mapping does. */
export type StreamPump = {
  /** Resolves when all that had been written before the call has been handed over. Rejects when the pump was stopped. */
  readonly drained: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Positions are kept in the folder too, in `<name>.json`. */
export type StreamPumpPlace = HandOverPlace & {
  readonly client: DynamoDBStreamsClient;
  readonly batchSize: number;
  readonly report: (what: string, cause: unknown) => void;
};

const IDLE_MS = 60;
const RECORDS_PER_READ = 1_000;
/** A busy stream gets new shards; so often it is asked for them. */
const SHARDS_LAST_MS = 5_000;
/** Rounds in a row without an answer, before somebody should know: about three seconds. */
const TROUBLE_ROUNDS = 50;

export const startStreamPump = (place: StreamPumpPlace): StreamPump => {
  const positions = stateFile(join(place.folder, `${place.name}.json`), z.record(z.string(), z.string()));
  const state = { ...positions.read() };
  const shards = openShards(place);
  let stopping = false;
  let rounds = 0;
  let troubles = 0;
  let waiting: { after: number; resolve: () => void; reject: (cause: Error) => void }[] = [];

  const loop = async () => {
    while (!stopping) {
      rounds += 1;
      // The engine may be away for a moment: it is asked again, from the same place.
      const handed = await round().catch((cause: unknown) => {
        troubles += 1;
        shards.forget();
        if (troubles === TROUBLE_ROUNDS) place.report(`the stream of ${place.name}`, cause);
        return undefined;
      });
      if (handed !== undefined) troubles = 0;
      if (handed === 0) {
        const done = rounds;
        for (const each of waiting.filter(({ after }) => after < done)) each.resolve();
        waiting = waiting.filter(({ after }) => after >= done);
      }
      if (!handed) await pause(IDLE_MS);
    }
    for (const { reject } of waiting) reject(new Error('the stream pump has stopped'));
  };

  /** One look at every shard; how many records were handed over. */
  const round = async (): Promise<number> => {
    let handed = 0;
    for (const shardId of await shards.ids()) {
      const records = await shards.read(shardId, state[shardId]);
      for (let from = 0; from < records.length && !stopping; from += place.batchSize) {
        const batch = records.slice(from, from + place.batchSize);
        await handOver(place, batch, () => stopping);
        if (stopping) return handed;
        const last = batch.at(-1)?.dynamodb?.SequenceNumber;
        if (last !== undefined) state[shardId] = last;
        positions.write(state);
        handed += batch.length;
      }
    }
    return handed;
  };

  const ended = loop();
  return {
    drained: () =>
      new Promise((resolve, reject) => {
        if (stopping) reject(new Error('the stream pump has stopped'));
        waiting.push({ after: rounds, resolve, reject });
      }),
    stop: () => {
      stopping = true;
      return ended;
    },
  };
};

/** Reads on where it stopped; what it remembers is forgotten after any failure, and found again from the position. */
const openShards = ({ client, streamArn }: StreamPumpPlace) => {
  const iterators = new Map<string, string>();
  let known: readonly string[] = [];
  let knownAtMs = 0;

  const iteratorAt = async (shardId: string, position: string | undefined): Promise<string | undefined> => {
    const place = { StreamArn: streamArn, ShardId: shardId };
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand(
        position === undefined
          ? { ...place, ShardIteratorType: 'TRIM_HORIZON' }
          : { ...place, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position },
      ),
    );
    return ShardIterator;
  };

  return {
    forget: () => iterators.clear(),
    ids: async (): Promise<readonly string[]> => {
      if (known.length > 0 && Date.now() - knownAtMs < SHARDS_LAST_MS) return known;
      const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
      known = (StreamDescription?.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? []);
      knownAtMs = Date.now();
      return known;
    },
    read: async (shardId: string, position: string | undefined): Promise<readonly _Record[]> => {
      const ShardIterator = iterators.get(shardId) ?? (await iteratorAt(shardId, position));
      iterators.delete(shardId);
      if (ShardIterator === undefined) return [];
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator, Limit: RECORDS_PER_READ }),
      );
      if (NextShardIterator !== undefined) iterators.set(shardId, NextShardIterator);
      return Records;
    },
  };
};
