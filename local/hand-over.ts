import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';

export type HandOverPlace = {
  readonly streamArn: string;
  readonly retriesMax: number;
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** What failed for good lies there in `<name>.failures.jsonl`. */
  readonly folder: string;
  readonly name: string;
};

const RETRY_MS_MAX = 2_000;
const batchResponse = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Hands a batch over until all of it went through: a reported failure repeats from there on, a thrown one halves the batch. */
export const handOver = async (
  place: HandOverPlace,
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

const attempt = async (place: HandOverPlace, records: readonly _Record[]): Promise<Outcome> => {
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
  ({ streamArn }: HandOverPlace) =>
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
const bury = ({ folder, name }: HandOverPlace, records: readonly _Record[], cause: string): void => {
  const path = join(folder, `${name}.failures.jsonl`);
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(
    path,
    `${JSON.stringify({ cause, sequenceNumbers: records.map((each) => each.dynamodb?.SequenceNumber) })}\n`,
  );
};
