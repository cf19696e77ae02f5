import {
  BatchGetCommand,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { PersonId } from '../../shared/domain/ids';
import {
  type IdentityField,
  type IdentityPorts,
  identityFields,
  type Sealed,
} from '../usecases/ports/personal-data';

const IDENTITY = 'IDENTITY';
const KEYS_PER_READ = 100;
const ITEMS_PER_WRITE = 25;
/** Throttled keys come back unread; so many rounds are asked before it counts as an outage. */
const ROUNDS_MAX = 5;

const bytes = z.instanceof(Uint8Array);
const identityItem = z.object({
  pk: z.string(),
  dataKey: bytes,
  name: bytes.optional(),
  calledZh: bytes.optional(),
  phone: bytes.optional(),
  addressZh: bytes.optional(),
} satisfies Record<'pk' | 'dataKey' | IdentityField, z.ZodType>);

type Writes = NonNullable<BatchWriteCommandInput['RequestItems']>[string];

const keyOf = (personId: PersonId) => ({ pk: `PERSON#${personId}`, sk: IDENTITY });

/**
 * The `identity` table: one item a person, `PERSON#id` / `IDENTITY`, each field an attribute of its own, so that a role
 * can be limited to some. Eventually consistent: a name does not change within a visit. One batched read for 100
 * persons, 0.5 RRU each.
 */
export const identityStore = (db: DynamoDBDocumentClient, table: string): IdentityPorts => {
  const readSome = async (
    personIds: readonly PersonId[],
    fields: readonly IdentityField[],
  ): Promise<[PersonId, Sealed][]> => {
    const owners = new Map(personIds.map((id) => [keyOf(id).pk, id]));
    const asked = {
      // `name` is a reserved word, so every attribute goes by an alias.
      ProjectionExpression: ['pk', '#dataKey', ...fields.map((field) => `#${field}`)].join(','),
      ExpressionAttributeNames: Object.fromEntries(['dataKey', ...fields].map((name) => [`#${name}`, name])),
    };
    let keys: Record<string, unknown>[] = personIds.map(keyOf);
    const found: [PersonId, Sealed][] = [];
    for (let round = 1; keys.length > 0; round += 1) {
      if (round > ROUNDS_MAX)
        throw new Error(`identity: ${keys.length} keys unread after ${ROUNDS_MAX} rounds`);
      const answer = await db.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ...asked } } }),
      );
      for (const item of answer.Responses?.[table] ?? []) {
        const { pk, dataKey, ...values } = identityItem.parse(item);
        const owner = owners.get(pk);
        if (owner !== undefined) found.push([owner, { dataKey, fields: present(values) }]);
      }
      keys = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    }
    return found;
  };

  return {
    readIdentities: async (personIds, fields) => {
      const pages: PersonId[][] = [];
      for (let from = 0; from < personIds.length; from += KEYS_PER_READ) {
        pages.push(personIds.slice(from, from + KEYS_PER_READ));
      }
      const found = await Promise.all(pages.map((page) => readSome(page, fields)));
      return new Map(found.flat());
    },
    writeIdentities: async (sealed) => {
      const all = [...sealed].map(([personId, each]) => ({ PutRequest: { Item: itemOf(personId, each) } }));
      for (let from = 0; from < all.length; from += ITEMS_PER_WRITE) {
        let left: Writes = all.slice(from, from + ITEMS_PER_WRITE);
        for (let round = 1; left.length > 0; round += 1) {
          if (round > ROUNDS_MAX)
            throw new Error(`identity: ${left.length} persons unwritten after ${ROUNDS_MAX} rounds`);
          const answer = await db.send(new BatchWriteCommand({ RequestItems: { [table]: left } }));
          left = answer.UnprocessedItems?.[table] ?? [];
        }
      }
    },
  };
};

const itemOf = (personId: PersonId, { dataKey, fields }: Sealed) => ({
  ...keyOf(personId),
  dataKey,
  ...fields,
});

const present = (values: Partial<Record<IdentityField, Uint8Array | undefined>>): Sealed['fields'] => {
  const fields: Partial<Record<IdentityField, Uint8Array>> = {};
  for (const field of identityFields) {
    const value = values[field];
    if (value !== undefined) fields[field] = value;
  }
  return fields;
};
