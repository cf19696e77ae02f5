import { batchKinds } from '../../shared/domain/batch/kinds';
import { receiverGrounds } from '../../shared/domain/death/death';
import type { PersonId } from '../../shared/domain/ids';
import { accountStatuses, FIRST_HASH, type Head, type Line } from '../../shared/domain/ledger/account';
import {
  channels,
  type Entry,
  type EntryDetail,
  ledgerCommands,
  type Principal,
  reasonCodes,
  type Subject,
} from '../../shared/domain/ledger/entry';
import { orderStates } from '../../shared/domain/order/states';
import { personStatuses } from '../../shared/domain/person/person';
import { repayShare } from './head-codec';
import {
  account,
  bytes,
  type Item,
  id,
  int,
  isId,
  map,
  mapList,
  maybe,
  oneOf,
  type Stored,
  text,
} from './item';
import { entryKey } from './keys';
import { decodeProof, encodeProof } from './order-codec';

/** What may stand beside a transition; a new field of `EntryDetail` does not compile until it can be read back. */
const detailReaders: {
  readonly [K in keyof EntryDetail]-?: (item: Item, name: string) => Required<EntryDetail>[K];
} = {
  reason: oneOf(...reasonCodes),
  assignmentNo: int,
  helperId: id('person'),
  startMs: int,
  proof: (item, name) => decodeProof(text(item, name)),
  deviceAtMs: int,
  calledWhom: oneOf('elder', 'contact'),
  recordMinutes: int,
  creditMinutes: int,
  toId: id('person'),
  caseId: id('case'),
  proposedMinutes: int,
  capPerMonthMinutes: int,
  untilMs: int,
  guarantorId: id('person'),
  ceilingMinutes: int,
  dueAtMs: int,
  sharePercent: int,
  statusBefore: oneOf(...personStatuses),
  ground: oneOf(...receiverGrounds),
  repaidMinutes: int,
  deniedById: id('person'),
  elderId: id('person'),
  stationId: id('org'),
  communityId: id('org'),
  cell: text,
  addressHmac: bytes,
  serviceCode: text,
  catalogueVersion: int,
  rulebookVersion: int,
  plannedMinutes: int,
  partNo: int,
  batchKind: oneOf(...batchKinds),
  fundAccount: account,
  totalMinutes: int,
  partCount: int,
  planDigest: bytes,
};

/** Stands for the elder of a request, in its detail and in her accounts: an entry that names her once is large enough. */
const ELDER = ':elder';
const isFirst = ({ version, previousHash }: Entry): boolean =>
  version === 1 && previousHash.every((byte) => byte === 0);
/** For whom a request is, as its envelope says. */
const askedFor = ({ principal, onBehalfOf }: Pick<Entry, 'principal' | 'onBehalfOf'>): Principal =>
  onBehalfOf ?? principal;

const encodeDetail = (
  { proof, elderId, ...facts }: EntryDetail,
  entry: Pick<Entry, 'principal' | 'onBehalfOf'>,
): Item => ({
  ...facts,
  ...(elderId === undefined ? {} : { elderId: elderId === askedFor(entry) ? ELDER : elderId }),
  ...(proof === undefined ? {} : { proof: encodeProof(proof) }),
});

const decodeDetail = (stored: Item, elder: Principal): EntryDetail => {
  const item = stored.elderId === ELDER ? { ...stored, elderId: elder } : stored;
  const fields = Object.entries(detailReaders)
    .filter(([name]) => item[name] !== undefined)
    .map(([name, read]) => [name, read(item, name)]);
  // Names and readers come from one table that covers EntryDetail exactly; fromEntries forgets that.
  return Object.fromEntries(fields) as EntryDetail;
};

/**
 * An entry as an item of at most 1,000 bytes. Subject, principal and command id lie in the key; the outcome's state and version are
 * the transition's; a first entry's `previousHash` is known.
 * `heads`: the accounts after it, in the order of its lines. Each line keeps the balance after it beside the entry's own data, so
 * that a passbook line can be projected without any other line.
 */
export const encodeEntry = (entry: Entry, heads: readonly Head[]): Stored => {
  const { subject: _key, principal: _who, commandId, outcome, detail, lines, previousHash, ...rest } = entry;
  if (outcome.state !== (entry.to ?? 'posted') || outcome.version !== entry.version)
    throw new Error(`the outcome of ${commandId} is not its transition's`);
  return {
    ...entryKey(entry),
    ...rest,
    ...(isFirst(entry) ? {} : { previousHash }),
    ...(Object.keys(detail).length === 0 ? {} : { detail: encodeDetail(detail, entry) }),
    ...(outcome.assignmentNo === undefined ? {} : { assignmentNo: outcome.assignmentNo }),
    ...(lines.length === 0
      ? {}
      : { lines: lines.map((line, index) => encodeLine(line, heads[index], detail.elderId)) }),
  };
};

const encodeLine = (line: Line, head: Head | undefined, elderId: PersonId | undefined) => {
  if (head?.account !== line.account)
    throw new Error(`the line of ${line.account} is not at its head's place`);
  return {
    ...line,
    account: elderId === undefined ? line.account : line.account.replace(`:${elderId}`, ELDER),
    after: [head.availableMinutes, head.heldMinutes],
  };
};

const decodeLine = (line: Item, elderId: PersonId | undefined): Line => {
  const written = text(line, 'account');
  const whole = elderId === undefined ? written : written.replace(ELDER, `:${elderId}`);
  return {
    account: account({ ...line, account: whole }, 'account'),
    seq: int(line, 'seq'),
    availableDelta: int(line, 'availableDelta'),
    heldDelta: int(line, 'heldDelta'),
    ...maybe(line, 'floorMinutes', int),
    ...maybe(line, 'status', oneOf(...accountStatuses)),
    ...maybe(line, 'repayShare', repayShare),
    hash: bytes(line, 'hash'),
  };
};

const decodeSubject = (pk: string): Subject => {
  const [kind, name = ''] = pk.split('#');
  if (kind === 'ORDER' && isId('order', name)) return { kind: 'order', id: name };
  if (kind === 'BATCH' && isId('batch', name)) return { kind: 'batch', id: name };
  if (kind === 'PERSON' && isId('person', name)) return { kind: 'person', id: name };
  throw new Error(`no subject: ${pk}`);
};

const decodePrincipal = (value: string): Principal => {
  if (value === 'clock' || isId('person', value)) return value;
  throw new Error(`no principal: ${value}`);
};

const isClockCommandId = (value: string): value is `${string}:${number}` => /^\w+:\d+$/.test(value);

const decodeCommandId = (value: string): Entry['commandId'] => {
  if (isId('command', value) || isClockCommandId(value)) return value;
  throw new Error(`no command id: ${value}`);
};

/** The entry that an item holds; throws on anything that no codec wrote. */
export const decodeEntry = (item: Item): Entry => {
  const [, who = '', commandId = ''] = text(item, 'sk').split('#');
  const principal = decodePrincipal(who);
  const version = int(item, 'version');
  const to = maybe(item, 'to', oneOf(...orderStates));
  const onBehalf = maybe(item, 'onBehalfOf', id('person'));
  const detail =
    item.detail === undefined ? {} : decodeDetail(map(item, 'detail'), askedFor({ principal, ...onBehalf }));
  return {
    subject: decodeSubject(text(item, 'pk')),
    version,
    previousHash: item.previousHash === undefined ? FIRST_HASH : bytes(item, 'previousHash'),
    principal,
    commandId: decodeCommandId(commandId),
    ...onBehalf,
    channel: oneOf(...channels)(item, 'channel'),
    ...maybe(item, 'consentId', id('consent', 'binding')),
    command: oneOf(...ledgerCommands)(item, 'command'),
    ...maybe(item, 'from', oneOf(...orderStates)),
    ...to,
    atMs: int(item, 'atMs'),
    bodyDigest: bytes(item, 'bodyDigest'),
    detail,
    outcome: { state: to.to ?? 'posted', version, ...maybe(item, 'assignmentNo', int) },
    lines: (item.lines === undefined ? [] : mapList(item, 'lines')).map((line) =>
      decodeLine(line, detail.elderId),
    ),
  };
};
