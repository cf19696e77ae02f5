import { deathStates, receiverGrounds } from '../../shared/domain/death/death';
import { grantReasons, grantStates } from '../../shared/domain/grant/grant-case';
import { type Doc, docKeyOf } from '../../shared/domain/ledger/doc';
import { loanStates, writeOffReasons } from '../../shared/domain/loan/loan';
import { personStatuses } from '../../shared/domain/person/person';
import { type Item, id, int, maybe, oneOf, type Stored } from './item';
import { docItemKey, dueKey, loansOf } from './keys';

type Fields<K extends Doc['kind']> = Omit<Extract<Doc, { kind: K }>, 'kind' | 'version'>;

/** How each kind is read back; a new one does not compile until it can be. */
const readers: { readonly [K in Doc['kind']]: (item: Item) => Fields<K> } = {
  mandate: (item) => ({
    payerId: id('person')(item, 'payerId'),
    elderId: id('person')(item, 'elderId'),
    capPerMonthMinutes: int(item, 'capPerMonthMinutes'),
    untilMs: int(item, 'untilMs'),
    ...maybe(item, 'withdrawnMs', int),
  }),
  mandateMonth: (item) => ({
    payerId: id('person')(item, 'payerId'),
    elderId: id('person')(item, 'elderId'),
    month: int(item, 'month'),
    usedMinutes: int(item, 'usedMinutes'),
  }),
  grantCase: (item) => ({
    elderId: id('person')(item, 'elderId'),
    caseId: id('case')(item, 'caseId'),
    ofStationId: id('org')(item, 'ofStationId'),
    minutes: int(item, 'minutes'),
    reason: oneOf(...grantReasons)(item, 'reason'),
    state: oneOf(...grantStates)(item, 'state'),
    proposedById: id('person')(item, 'proposedById'),
    ...maybe(item, 'judgedById', id('person')),
  }),
  loan: (item) => ({
    parentId: id('person')(item, 'parentId'),
    guarantorId: id('person')(item, 'guarantorId'),
    ofStationId: id('org')(item, 'ofStationId'),
    ceilingMinutes: int(item, 'ceilingMinutes'),
    state: oneOf(...loanStates)(item, 'state'),
    ...maybe(item, 'dueAtMs', int),
    ...maybe(item, 'writeOffById', id('person')),
    ...maybe(item, 'writeOffReason', oneOf(...writeOffReasons)),
  }),
  death: (item) => ({
    personId: id('person')(item, 'personId'),
    state: oneOf(...deathStates)(item, 'state'),
    recordedById: id('person')(item, 'recordedById'),
    recordedMs: int(item, 'recordedMs'),
    statusBefore: oneOf(...personStatuses)(item, 'statusBefore'),
    ...maybe(item, 'proposedById', id('person')),
    ...maybe(item, 'ground', oneOf(...receiverGrounds)),
    ...maybe(item, 'receiverId', id('person')),
  }),
};

const isKind = (value: unknown): value is Doc['kind'] =>
  typeof value === 'string' && Object.hasOwn(readers, value);

/** A loan that may be owed stands in the index by its due instant (ADR 0063); nothing reads these back. */
const indexed = (doc: Doc): Item =>
  doc.kind === 'loan' && doc.dueAtMs !== undefined && doc.state !== 'writtenOff'
    ? { stationId: loansOf(doc.ofStationId), dueKey: dueKey(doc.dueAtMs, doc.parentId) }
    : {};

/** A document as an item of its person's partition. */
export const encodeDoc = (doc: Doc): Stored => ({
  ...docItemKey(docKeyOf(doc)),
  ...doc,
  ...indexed(doc),
});

/** The document that an item holds; throws on anything that no codec wrote. */
export const decodeDoc = (item: Item): Doc => {
  const { kind } = item;
  if (!isKind(kind)) throw new Error(`no document: ${String(item.pk)} / ${String(item.sk)}`);
  // The reader of a kind gives the fields of that kind; indexing by a union forgets it.
  return { kind, version: int(item, 'version'), ...readers[kind](item) } as Doc;
};
