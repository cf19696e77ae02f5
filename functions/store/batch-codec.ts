import type { Batch, Part } from '../../shared/domain/batch/batch';
import { batchKinds } from '../../shared/domain/batch/kinds';
import { batchStates } from '../../shared/domain/batch/states';
import type { BatchId } from '../../shared/domain/ids';
import { account, bytes, type Item, id, int, isId, mapList, maybe, oneOf, type Stored, text } from './item';
import { batchKey, draftedKey, partKey } from './keys';

/** What the worker has to go on with stands in the index `work`, and leaves it by losing this attribute. */
export const AT_WORK = 'batch';

/** A batch as an item. */
export const encodeBatch = ({ id: batchId, ...rest }: Batch): Stored => ({
  ...batchKey(batchId),
  ...rest,
  ...(rest.state === 'approved' || rest.state === 'posting' ? { work: AT_WORK } : {}),
});

export const batchIdIn = (key: string): BatchId => {
  const batchId = key.slice(key.indexOf('#') + 1);
  if (!isId('batch', batchId)) throw new Error(`no batch: ${key}`);
  return batchId;
};

const progress = (item: Item) => ({
  postedCount: int(item, 'postedCount'),
  movedMinutes: int(item, 'movedMinutes'),
});
const approvedBy = (item: Item) => ({ approvedById: id('person')(item, 'approvedById') });

/** The batch that an item holds; throws on anything that no codec wrote. */
export const decodeBatch = (item: Item): Batch => {
  const drafted = {
    id: batchIdIn(text(item, 'pk')),
    version: int(item, 'version'),
    headHash: bytes(item, 'headHash'),
    kind: oneOf(...batchKinds)(item, 'kind'),
    fundAccount: account(item, 'fundAccount'),
    totalMinutes: int(item, 'totalMinutes'),
    partCount: int(item, 'partCount'),
    planDigest: bytes(item, 'planDigest'),
    ...maybe(item, 'stationId', id('org')),
    draftedById: id('person')(item, 'draftedById'),
    sinceMs: int(item, 'sinceMs'),
  };
  const state = oneOf(...batchStates)(item, 'state');
  switch (state) {
    case 'draft':
      return { ...drafted, state };
    case 'approved':
      return { ...drafted, state, ...approvedBy(item) };
    case 'posting':
    case 'closed':
      return { ...drafted, state, ...approvedBy(item), ...progress(item) };
    case 'stopped':
      return { ...drafted, state, ...maybe(item, 'approvedById', id('person')), ...progress(item) };
  }
};

/** A part of the plan as an item beside its batch; written once. */
export const encodePart = (batchId: BatchId, { no, lines }: Part): Stored => ({
  ...partKey(batchId, no),
  lines,
});

/** The part that an item holds; throws on anything that no codec wrote. */
export const decodePart = (item: Item): Part => ({
  no: Number(text(item, 'sk').slice('PART#'.length)),
  lines: mapList(item, 'lines').map((line) => ({
    account: account(line, 'account'),
    minutes: int(line, 'minutes'),
  })),
});

/** A batch's place in the list of its desk. */
export const encodeDrafted = ({ id: batchId, stationId }: Batch): Stored => draftedKey(stationId, batchId);
