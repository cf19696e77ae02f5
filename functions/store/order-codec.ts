import type { PersonId } from '../../shared/domain/ids';
import { type AccountId, isAccountId } from '../../shared/domain/ledger/account';
import type {
  Order,
  Proof,
  ProofKind,
  ProofSource,
  Proposal,
  Source,
  SourceKind,
} from '../../shared/domain/order/order';
import { sourceKindOf } from '../../shared/domain/order/source-kind';
import { endedStates, orderStates } from '../../shared/domain/order/states';
import { bytes, type Item, id, int, isId, maybe, oneOf, type Stored, text, textList } from './item';
import { dueKey, instantOf, orderKey, startKey } from './keys';

const ended: readonly string[] = endedStates;
/** Whether the order has left its desk's queue and the clock's. */
export const hasEnded = (order: Pick<Order, 'state'>): boolean => ended.includes(order.state);

/** Each kind of proof has one source (orders.md, Evidence): so it is not written beside it. */
const sourceOfProof = {
  elderCode: 'elder',
  ownConfirm: 'elder',
  familyConfirm: 'family',
  stationOverride: 'staff',
  callBack: 'staff',
  bareTap: 'volunteer',
} as const satisfies Record<ProofKind, ProofSource>;
const isProofKind = (value: string): value is ProofKind => Object.hasOwn(sourceOfProof, value);

/** `step kind`, and who vouched when that was a member of staff. */
export const encodeProof = ({ step, kind, source, byId }: Proof): string => {
  if (sourceOfProof[kind] !== source) throw new Error(`a proof by ${kind} cannot come from ${source}`);
  return [step, kind, ...(byId === undefined ? [] : [byId])].join(' ');
};

export const decodeProof = (value: string): Proof => {
  const [step, kind = '', byId] = value.split(' ');
  if ((step !== 'in' && step !== 'out' && step !== 'confirm') || !isProofKind(kind))
    throw new Error(`no proof: ${value}`);
  if (byId !== undefined && !isId('person', byId)) throw new Error(`no proof: ${value}`);
  return { step, kind, source: sourceOfProof[kind], ...(byId === undefined ? {} : { byId }) };
};

/** Kind, who proposed it, and of a correction the true minutes. */
const encodeProposal = ({ kind, byId, ...of }: Proposal): string =>
  [kind, byId, ...('recordMinutes' in of ? [of.recordMinutes] : [])].join(':');

const decodeProposal = (item: Item): { readonly proposal?: Proposal } => {
  if (item.proposal === undefined) return {};
  const [kind, byId = '', minutes = ''] = text(item, 'proposal').split(':');
  if (!isId('person', byId)) throw new Error(`no proposal: ${String(item.proposal)}`);
  if (kind === 'reversal') return { proposal: { kind, byId } };
  if (kind !== 'correction' || !/^\d+$/.test(minutes))
    throw new Error(`no proposal: ${String(item.proposal)}`);
  return { proposal: { kind, byId, recordMinutes: Number(minutes) } };
};

const kindOfSource = (account: AccountId, elderId: PersonId): SourceKind => {
  const kind = sourceKindOf(account, elderId);
  if (kind === undefined) throw new Error(`${account} cannot pay for an order`);
  return kind;
};

/** Stands for the order's own elder, whose id need not be written again in each source. */
const ELDER = ':elder';

/** `account=minutes`, and `m` when they lie under a mandate; the kind follows from account and elder. */
const encodeSource = ({ account, kind, heldMinutes, mandated }: Source, elderId: PersonId): string => {
  if (kindOfSource(account, elderId) !== kind) throw new Error(`${account} is no source of kind ${kind}`);
  return `${account.replace(`:${elderId}`, ELDER)}=${heldMinutes}${mandated ? 'm' : ''}`;
};

const decodeSource = (value: string, elderId: PersonId): Source => {
  const [written = '', minutes = ''] = value.split('=');
  const account = written.replace(ELDER, `:${elderId}`);
  if (!isAccountId(account) || !/^\d+m?$/.test(minutes)) throw new Error(`no source: ${value}`);
  return {
    account,
    kind: kindOfSource(account, elderId),
    heldMinutes: Number.parseInt(minutes, 10),
    ...(minutes.endsWith('m') && { mandated: true }),
  };
};

/**
 * An order as an item of at most 1,000 bytes: nothing is written twice. The start lies in `startKey`, the due instant in `dueKey`,
 * the cell in `hallCell` while the order is open. An ended order has no `dueKey` and so leaves `live`.
 */
export const encodeOrder = (order: Order): Stored => {
  const { id: orderId, startMs, dueAtMs, cell, funding, ...rest } = order;
  return {
    ...orderKey(orderId),
    ...rest,
    ...('proofs' in order ? { proofs: order.proofs.map(encodeProof) } : {}),
    ...('proposal' in order && order.proposal ? { proposal: encodeProposal(order.proposal) } : {}),
    funding: funding.map((source) => encodeSource(source, order.elderId)),
    startKey: startKey(startMs, orderId),
    ...(hasEnded(order) ? {} : { dueKey: dueKey(dueAtMs, orderId) }),
    ...(order.state === 'open' ? { hallCell: cell } : { cell }),
  };
};

const decodeBase = (item: Item) => {
  const orderId = text(item, 'pk').slice('ORDER#'.length);
  if (!isId('order', orderId)) throw new Error(`no order: ${orderId}`);
  const startMs = instantOf(text(item, 'startKey'));
  if (startMs === undefined) throw new Error(`${orderId} has no start`);
  const dueAtMs = item.dueKey === undefined ? undefined : instantOf(text(item, 'dueKey'));
  const elderId = id('person')(item, 'elderId');
  return {
    id: orderId,
    version: int(item, 'version'),
    headHash: bytes(item, 'headHash'),
    serviceCode: text(item, 'serviceCode'),
    catalogueVersion: int(item, 'catalogueVersion'),
    rulebookVersion: int(item, 'rulebookVersion'),
    elderId,
    ...maybe(item, 'addressHmac', bytes),
    stationId: id('org')(item, 'stationId'),
    communityId: id('org')(item, 'communityId'),
    cell: text(item, item.hallCell === undefined ? 'cell' : 'hallCell'),
    startMs,
    plannedMinutes: int(item, 'plannedMinutes'),
    funding: textList(item, 'funding').map((source) => decodeSource(source, elderId)),
    assignmentNo: int(item, 'assignmentNo'),
    ...maybe(item, 'endsAtMs', int),
    ...(dueAtMs === undefined ? {} : { dueAtMs }),
    rung: int(item, 'rung'),
    sinceMs: int(item, 'sinceMs'),
  };
};

const decodeCheckedIn = (item: Item) => ({
  helperId: id('person')(item, 'helperId'),
  checkInMs: int(item, 'checkInMs'),
  proofs: textList(item, 'proofs').map(decodeProof),
});

const decodeCheckedOut = (item: Item) => ({
  ...decodeCheckedIn(item),
  checkOutMs: int(item, 'checkOutMs'),
  recordMinutes: int(item, 'recordMinutes'),
  creditMinutes: int(item, 'creditMinutes'),
  ...(item.checkedOutByClock === true ? ({ checkedOutByClock: true } as const) : {}),
});

/** The order that an item holds; throws on anything that no codec wrote. */
export const decodeOrder = (item: Item): Order => {
  const base = decodeBase(item);
  const state = oneOf(...orderStates)(item, 'state');
  switch (state) {
    case 'submitted':
    case 'open':
    case 'cancelled':
    case 'expired':
      return { ...base, state };
    case 'offered':
      return { ...base, state, offeredToId: id('person')(item, 'offeredToId') };
    case 'referred':
    case 'scheduled':
      return { ...base, state, centreId: id('org')(item, 'centreId') };
    case 'accepted':
      return { ...base, state, helperId: id('person')(item, 'helperId') };
    case 'serving':
      return { ...base, ...decodeCheckedIn(item), state };
    case 'served':
    case 'reversed':
      return { ...base, ...decodeCheckedOut(item), state };
    case 'voided':
      return { ...base, ...decodeCheckedOut(item), ...decodeProposal(item), state };
    case 'confirmed':
    case 'disputed':
      return { ...base, ...decodeCheckedOut(item), ...maybe(item, 'deniedById', id('person')), state };
    case 'settled':
      return {
        ...base,
        ...decodeCheckedOut(item),
        ...decodeProposal(item),
        state,
        settledMinutes: int(item, 'settledMinutes'),
      };
  }
};
