import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import type { EntryChange } from '../usecases/ports/archive';
import type { Change } from '../usecases/ports/reading';
import { decodeEntry } from './entry-codec';
import type { Item } from './item';
import { decodeOrder } from './order-codec';
import { linesOfEntryItem } from './projection-store';

type Image = Readonly<Record<string, AttributeValue>>;

/** Lambda hands bytes over in base 64; everything else is as the table has it. */
const bytesIn = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bytesIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([kind, inner]) => [
      kind,
      kind === 'B' && typeof inner === 'string'
        ? new Uint8Array(Buffer.from(inner, 'base64'))
        : bytesIn(inner),
    ]),
  );
};

const itemOf = (image: Image): Item =>
  unmarshall(
    // The same attributes, with bytes where the record had their text: what `unmarshall` takes.
    Object.fromEntries(Object.entries(image).map(([name, value]) => [name, bytesIn(value)])) as Parameters<
      typeof unmarshall
    >[0],
  );

/** What a record of the stream says, as far as anything is projected from it. Throws on anything that no codec wrote. */
export const changeOf = ({ dynamodb }: DynamoDBRecord): Change | undefined => {
  const { NewImage } = dynamodb ?? {};
  const sort = NewImage?.sk?.S;
  if (NewImage === undefined || sort === undefined) return undefined;
  if (sort.startsWith('ENTRY#')) return { kind: 'entry', lines: linesOfEntryItem(itemOf(NewImage)) };
  return sort === 'ORDER' ? { kind: 'order', order: decodeOrder(itemOf(NewImage)) } : undefined;
};

/** What a record of the stream says of an entry; undefined when it is about anything else. Throws on an entry that no codec wrote. */
export const entryChangeOf = ({ eventName, dynamodb }: DynamoDBRecord): EntryChange | undefined => {
  const { Keys, NewImage } = dynamodb ?? {};
  const [pk, sk] = [Keys?.pk?.S, Keys?.sk?.S];
  if (sk?.startsWith('ENTRY#') !== true) return undefined;
  if (eventName !== 'INSERT' || NewImage === undefined) return { kind: 'touched', key: `${pk} / ${sk}` };
  return { kind: 'written', entry: decodeEntry(itemOf(NewImage)) };
};
