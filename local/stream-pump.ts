import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import { stateFile } from './state-file';

/** Carries a table's changes to a lambda, as an event source mapping does. */
export type StreamPump = {
  /** Resolves when all that had been written before the call has been handed over. Rejects when the pump was stopped. */
  readonly drained: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type StreamPumpPlace = {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  readonly batchSize: number;
  readonly retriesMax: number;
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly report: (what: string, cause: unknown) => void;
  /** Where positions are kept (`<name>.json`), and what failed for good (`<name>.failures.jsonl`). */
  readonly folder: string;
  readonly name: string;
};

const IDLE_MS = 60;
const RETRY_MS_MAX = 2_000;
const RECORDS_PER_READ = 1_000;
/** A busy stream gets new shards; so often it is asked for them. */
const SHARDS_LAST_MS = 5_000;
/** Rounds in a row without an answer, before somebody should know: about three seconds. */
const TROUBLE_ROUNDS = 50;
const batchResponse = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

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

/** Hands a batch over until all of it went through: a reported failure repeats from there on, a thrown one halves the batch. */
const handOver = async (
  place: StreamPumpPlace,
  records: readonly _Record[],
  stopping: () => boolean,
): Promise<void> => {
  let rest = records;
  for (let retries = 0; rest.length > 0 && !stopping(); retries += 1) {
    const outcome = await attempt(place, rest);
    if (outcome.kind === 'done') return;
    if (retries === place.retriesMax) return bury(place, rest, outcome.cause);
    if (outcome.kind === 'threw' && rest.length > 1) {
      const half = Math.ceil(rest.length / 2);
      await handOver(place, rest.slice(0, half), stopping);
      rest = rest.slice(half);
    } else if (outcome.kind === 'reported') {
      rest = rest.slice(outcome.from);
    }
    await pause(Math.min(RETRY_MS_MAX, 20 * 2 ** retries));
  }
};

type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'reported'; readonly from: number; readonly cause: string }
  | { readonly kind: 'threw'; readonly cause: string };

const attempt = async (place: StreamPumpPlace, records: readonly _Record[]): Promise<Outcome> => {
  try {
    const answer = batchResponse.safeParse(await place.invoke({ Records: records.map(asLambdaSees(place)) }));
    const failed = new Set(answer.data?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    if (failed.size === 0) return { kind: 'done' };
    // A name that is not in the batch means the whole batch.
    const from = Math.max(
      0,
      records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? '')),
    );
    return { kind: 'reported', from, cause: 'reported by the handler' };
  } catch (cause) {
    return { kind: 'threw', cause: String(cause) };
  }
};

/** Lambda gives instants in seconds and bytes in base 64. */
const asLambdaSees =
  ({ streamArn }: StreamPumpPlace) =>
  ({ dynamodb, ...record }: _Record) => ({
    ...record,
    eventSource: 'aws:dynamodb',
    eventSourceARN: streamArn,
    dynamodb: {
      ...dynamodb,
      ApproximateCreationDateTime: Math.floor(
        (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1_000,
      ),
      ...(dynamodb?.Keys && { Keys: inBase64(dynamodb.Keys) }),
      ...(dynamodb?.NewImage && { NewImage: inBase64(dynamodb.NewImage) }),
      ...(dynamodb?.OldImage && { OldImage: inBase64(dynamodb.OldImage) }),
    },
  });

const inBase64 = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(inBase64);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inBase64(inner)]));
};

/** What the failure queue would get. */
const bury = ({ folder, name }: StreamPumpPlace, records: readonly _Record[], cause: string): void => {
  const path = join(folder, `${name}.failures.jsonl`);
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(
    path,
    `${JSON.stringify({ cause, sequenceNumbers: records.map((each) => each.dynamodb?.SequenceNumber) })}\n`,
  );
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
