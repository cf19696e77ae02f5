import type { Head, Line } from '../../shared/domain/ledger/account';
import {
  channels,
  type Entry,
  type EntryDetail,
  type Principal,
  reasonCodes,
  type Subject,
} from '../../shared/domain/ledger/entry';
import { orderCommands, orderStates } from '../../shared/domain/order/states';
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
  rulebookVersion: int,
  stationId: id('org'),
};

const decodeDetail = (item: Item): EntryDetail => {
  const fields = Object.entries(detailReaders)
    .filter(([name]) => item[name] !== undefined)
    .map(([name, read]) => [name, read(item, name)]);
  // Names and readers come from one table that covers EntryDetail exactly; fromEntries forgets that.
  return Object.fromEntries(fields) as EntryDetail;
};

/**
 * An entry as an item. Subject, principal and command id lie in the key; the outcome's state and version are the transition's.
 * `heads`: the accounts after it, in the order of its lines. Each line keeps the balance after it beside the entry's own data, so
 * that a passbook line can be projected without any other line.
 */
export const encodeEntry = (entry: Entry, heads: readonly Head[]): Stored => {
  const { subject, principal, commandId, outcome, detail, lines, ...rest } = entry;
  if (outcome.state !== (entry.to ?? 'posted') || outcome.version !== entry.version)
    throw new Error(`the outcome of ${commandId} is not its transition's`);
  const { proof, ...facts } = detail;
  return {
    ...entryKey(entry),
    ...rest,
    ...(Object.keys(detail).length === 0
      ? {}
      : { detail: { ...facts, ...(proof === undefined ? {} : { proof: encodeProof(proof) }) } }),
    ...(outcome.assignmentNo === undefined ? {} : { assignmentNo: outcome.assignmentNo }),
    ...(lines.length === 0 ? {} : { lines: lines.map((line, index) => withBalance(line, heads[index])) }),
  };
};

const withBalance = (line: Line, head: Head | undefined) => {
  if (head?.account !== line.account)
    throw new Error(`the line of ${line.account} is not at its head's place`);
  return { ...line, after: [head.availableMinutes, head.heldMinutes] };
};

const decodeSubject = (pk: string): Subject => {
  const [kind, name = ''] = pk.split('#');
  if (kind === 'ORDER' && isId('order', name)) return { kind: 'order', id: name };
  if (kind === 'BATCH' && isId('batch', name)) return { kind: 'batch', id: name };
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
  const [, principal = '', commandId = ''] = text(item, 'sk').split('#');
  const version = int(item, 'version');
  const to = maybe(item, 'to', oneOf(...orderStates));
  return {
    subject: decodeSubject(text(item, 'pk')),
    version,
    previousHash: bytes(item, 'previousHash'),
    principal: decodePrincipal(principal),
    commandId: decodeCommandId(commandId),
    ...maybe(item, 'onBehalfOf', id('person')),
    channel: oneOf(...channels)(item, 'channel'),
    ...maybe(item, 'consentId', id('consent', 'binding')),
    command: oneOf(...orderCommands, 'request', 'openAccounts')(item, 'command'),
    ...maybe(item, 'from', oneOf(...orderStates)),
    ...to,
    atMs: int(item, 'atMs'),
    bodyDigest: bytes(item, 'bodyDigest'),
    detail: item.detail === undefined ? {} : decodeDetail(map(item, 'detail')),
    outcome: { state: to.to ?? 'posted', version, ...maybe(item, 'assignmentNo', int) },
    lines: (item.lines === undefined ? [] : mapList(item, 'lines')).map((line) => ({
      account: account(line, 'account'),
      seq: int(line, 'seq'),
      availableDelta: int(line, 'availableDelta'),
      heldDelta: int(line, 'heldDelta'),
      hash: bytes(line, 'hash'),
    })),
  };
};
