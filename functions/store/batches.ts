import type {
  BatchGetCommandInput,
  BatchGetCommandOutput,
  BatchWriteCommandInput,
  BatchWriteCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import type { Item, Stored } from './item';
import type { Key } from './keys';

const KEYS_PER_READ_MAX = 100;
const ITEMS_PER_WRITE = 25;
/** Throttled parts of a batch come back undone; so many rounds are asked before it counts as an outage. */
const ROUNDS_MAX = 6;

type Send = {
  readonly read: (input: BatchGetCommandInput) => Promise<BatchGetCommandOutput>;
  readonly write: (input: BatchWriteCommandInput) => Promise<BatchWriteCommandOutput>;
};

/** Batched reads and writes that go on until all is done: DynamoDB may leave parts of a batch for another time. */
export const batchesOn = (
  table: string,
  { read, write }: Send,
  pause: (attempt: number) => Promise<void>,
) => {
  /** Runs rounds until nothing is left; each gives what it left undone. */
  const inRounds = async <T>(all: readonly T[], what: string, round: (left: T[]) => Promise<T[]>) => {
    let left = [...all];
    for (let attempt = 1; left.length > 0; attempt += 1) {
      if (attempt > ROUNDS_MAX) throw new Error(`${left.length} ${what} after ${ROUNDS_MAX} rounds`);
      if (attempt > 1) await pause(attempt);
      left = await round(left);
    }
  };

  return {
    batchGet: async (keys: readonly Key[]): Promise<readonly Item[]> => {
      if (keys.length > KEYS_PER_READ_MAX) throw new Error(`${keys.length} keys in one read`);
      const items: Item[] = [];
      // A key that is named twice would be refused.
      const once: Item[] = [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()];
      await inRounds(once, 'keys unread', async (left) => {
        const answer = await read({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } });
        items.push(...(answer.Responses?.[table] ?? []));
        return answer.UnprocessedKeys?.[table]?.Keys ?? [];
      });
      return items;
    },
    putAll: async (items: readonly Stored[]): Promise<void> => {
      for (let from = 0; from < items.length; from += ITEMS_PER_WRITE) {
        const some: readonly Item[] = items.slice(from, from + ITEMS_PER_WRITE);
        await inRounds(some, 'items unwritten', async (left) => {
          const answer = await write({
            RequestItems: { [table]: left.map((Item) => ({ PutRequest: { Item } })) },
          });
          return (answer.UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest }) => PutRequest?.Item ?? []);
        });
      }
    },
    removeAll: async (keys: readonly Key[]): Promise<void> => {
      for (let from = 0; from < keys.length; from += ITEMS_PER_WRITE) {
        const some: readonly Item[] = keys.slice(from, from + ITEMS_PER_WRITE);
        await inRounds(some, 'items unremoved', async (left) => {
          const answer = await write({
            RequestItems: { [table]: left.map((Key) => ({ DeleteRequest: { Key } })) },
          });
          return (answer.UnprocessedItems?.[table] ?? []).flatMap(
            ({ DeleteRequest }) => DeleteRequest?.Key ?? [],
          );
        });
      }
    },
  };
};
