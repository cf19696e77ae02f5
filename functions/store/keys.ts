import type { BatchId, OrderId, OrgId, PersonId } from '../../shared/domain/ids';
import type { AccountId } from '../../shared/domain/ledger/account';
import type { DocKey } from '../../shared/domain/ledger/doc-key';
import type { Entry, Subject } from '../../shared/domain/ledger/entry';
import type { Ms } from '../../shared/domain/units';

/** Key of one item of the table; readable, so that a look into the table tells what lies there (architecture.md, Data). */
export type Key = { readonly pk: string; readonly sk: string };

const MS_DIGITS = 13;
const SEQ_DIGITS = 10;
const PART_DIGITS = 4;
/** Sorts after every instant: an order that no clock looks at still stands in its desk's queue. */
const NEVER = '9'.repeat(MS_DIGITS);

const padded = (value: number, digits: number): string => {
  const text = String(value).padStart(digits, '0');
  if (!Number.isSafeInteger(value) || value < 0 || text.length > digits)
    throw new Error(`${value} does not fit into ${digits} digits of a key`);
  return text;
};

export const orderKey = (id: OrderId): Key => ({ pk: `ORDER#${id}`, sk: 'ORDER' });
export const batchKey = (id: BatchId): Key => ({ pk: `BATCH#${id}`, sk: 'BATCH' });
/** The parts of a batch's plan, beside it in their order. */
export const partKey = (id: BatchId, no: number): Key => ({
  pk: batchKey(id).pk,
  sk: `PART#${padded(no, PART_DIGITS)}`,
});
/** A batch's place in the list of its desk; by the id the newest come last. */
export const draftedKey = (stationId: OrgId | undefined, id: BatchId): Key => ({
  pk: `BATCHES#${stationId ?? 'city'}`,
  sk: `DRAFTED#${id}`,
});
export const headKey = (account: AccountId): Key => ({ pk: `ACCOUNT#${account}`, sk: 'HEAD' });
export const lineKey = (account: AccountId, seq: number): Key => ({
  pk: `ACCOUNT#${account}`,
  sk: `LINE#${padded(seq, SEQ_DIGITS)}`,
});
/**
 * How the sort keys of a generation's projections begin: nothing in generation 0, which was there before there were others, `G1#` in
 * generation 1. No generation's beginning is that of another, or of anything that is no projection.
 */
export const generationPrefix = (generation: number): string => (generation === 0 ? '' : `G${generation}#`);
/** A key or an item of generation 0, as it lies in another. */
export const inGeneration = <T extends Key>(generation: number, item: T): T =>
  generation === 0 ? item : { ...item, sk: `${generationPrefix(generation)}${item.sk}` };
/** Which generation of the projections is read. */
export const generationsKey: Key = { pk: 'PROJECTIONS', sk: 'GENERATIONS' };
/** How far a rebuild has come. */
export const rebuildMarkKey: Key = { pk: 'PROJECTIONS', sk: 'REBUILD' };
export const personKey = (id: PersonId): Key => ({ pk: `PERSON#${id}`, sk: 'PERSON' });
export const dayItemKey = (personId: PersonId, day: number): Key => ({
  pk: `PERSON#${personId}`,
  sk: `DAY#${padded(day, 8)}`,
});
/** A document lies beside its person. */
export const docItemKey = ({ ownerId, name }: DocKey): Key => ({ pk: personKey(ownerId).pk, sk: name });
export const orgKey = (id: OrgId): Key => ({ pk: `ORG#${id}`, sk: 'ORG' });
export const rulebookKey = (version: number): Key => ({ pk: `RULEBOOK#${version}`, sk: 'RULEBOOK' });
export const catalogueKey = (version: number): Key => ({ pk: `CATALOGUE#${version}`, sk: 'CATALOGUE' });

const SUBJECT_PREFIX = { order: 'ORDER#', batch: 'BATCH#', person: 'PERSON#' } as const satisfies Record<
  Subject['kind'],
  string
>;

/** An entry lives in its subject's partition; nobody can use up another's command id (ledger.md, Commands and ids). */
export const entryKey = ({
  subject,
  principal,
  commandId,
}: Pick<Entry, 'subject' | 'principal' | 'commandId'>): Key => ({
  pk: `${SUBJECT_PREFIX[subject.kind]}${subject.id}`,
  sk: `ENTRY#${principal}#${commandId}`,
});

/** Hash of `work` under which the people on a register of a station lie. */
export const entitledOf = (stationId: OrgId): string => `entitled:${stationId}`;

/** Hash of `work` under which the accounts lie that may be above the cap. */
export const MANY_HOURS = 'many';

/** Hash of `live` under which the loans of a station lie, apart from its orders. */
export const loansOf = (stationId: OrgId): string => `loans:${stationId}`;

/** Range key of `live`: most urgent first. */
export const dueKey = (dueAtMs: Ms | undefined, id: OrderId | PersonId): string =>
  `${dueAtMs === undefined ? NEVER : padded(dueAtMs, MS_DIGITS)}#${id}`;

/** Range key of `hall` and `elderVisits`. */
export const startKey = (startMs: Ms, id: OrderId): string => `${padded(startMs, MS_DIGITS)}#${id}`;

/** The instant at the front of a `dueKey` or `startKey`; undefined for an order that no clock looks at. */
export const instantOf = (key: string): Ms | undefined => {
  const digits = key.slice(0, MS_DIGITS);
  if (!/^\d{13}#/.test(key)) throw new Error(`no instant in the key ${key}`);
  return digits === NEVER ? undefined : Number(digits);
};

/** The generation that a sort key lies in, and the key as it is in generation 0. */
export const generationOf = (sk: string): { readonly generation: number; readonly sort: string } => {
  const [whole, digits] = /^G(\d+)#/.exec(sk) ?? [];
  return whole === undefined
    ? { generation: 0, sort: sk }
    : { generation: Number(digits), sort: sk.slice(whole.length) };
};

/** Below every `dueKey` or `startKey` of that instant or later. */
export const fromInstant = (atMs: Ms): string => padded(atMs, MS_DIGITS);
