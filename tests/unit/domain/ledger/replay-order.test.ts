import { type AccountId, type Line, newHead } from '../../../../shared/domain/ledger/account';
import type { Entry } from '../../../../shared/domain/ledger/entry';
import { checkRequest } from '../../../../shared/domain/ledger/verify/check-credit';
import { begunBy } from '../../../../shared/domain/ledger/verify/replay-order';
import { decideClockCheckOut } from '../../../../shared/domain/order/decide-by-clock';
import { decideCancel } from '../../../../shared/domain/order/decide-cancel';
import { decideCheckOut } from '../../../../shared/domain/order/decide-check-out';
import { decideDeny } from '../../../../shared/domain/order/decide-deny';
import { decideRequest } from '../../../../shared/domain/order/decide-request';
import { decideResolve } from '../../../../shared/domain/order/decide-resolve';
import { decideSettle } from '../../../../shared/domain/order/decide-settle';
import type { Order } from '../../../../shared/domain/order/order';
import type { OrderChange } from '../../../../shared/domain/order/order-change';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../shared/domain/units';
import { entryOf, livedOf, replayed } from '../order/replayed';
import {
  by,
  CLERK,
  COMMUNITY,
  community,
  deadlineFacts,
  elder,
  factsOf,
  helper,
  LI,
  NOON,
  ORDER,
  orderIn,
  PLANNED_END,
  personNamed,
  STATION,
  serviceNamed,
  station,
  WANG,
  ZHANG,
} from '../order/samples';

type Decision =
  | { readonly ok: true; readonly value: OrderChange }
  | { readonly ok: false; readonly refusal: { readonly code: string } };
const made = (decided: Decision): OrderChange => {
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value;
};

const mine: AccountId = `person:${WANG}`;
const asked = (): { readonly order: Order; readonly entry: Entry } => {
  const wish = {
    elderId: WANG,
    sources: [{ kind: 'own' }] as const,
    serviceCode: 'urgent.chat',
    startMs: NOON,
    plannedMinutes: 60,
  };
  const change = made(
    decideRequest(
      {
        orderId: ORDER,
        acting: elder,
        elder: personNamed(WANG, { addressHmac: new Uint8Array(32).fill(7) }),
        payers: [],
        heads: new Map([[mine, { ...newHead(mine), availableMinutes: 60 }]]),
        community: { id: COMMUNITY, kind: 'community', zh: '', stationId: STATION, cell: '8641' },
        catalogueVersion: 3,
        ...deadlineFacts(),
        service: serviceNamed('urgent.chat'),
      },
      wish,
      NOON - DAY_MS,
    ),
  );
  return { order: change.order, entry: entryOf(change, WANG) };
};

describe('a request', () => {
  test('tells everything that its order begins with', () => {
    const { order, entry } = asked();
    const begun = begunBy(entry);
    expect(begun).toEqual(livedOf(order));
    expect(begun && [...checkRequest(begun, entry)]).toEqual([]);
  });
  test('that leaves out a fact tells no order', () => {
    const { entry } = asked();
    const names = Object.keys(entry.detail).filter((name) => name !== 'addressHmac');
    expect(names).toHaveLength(9);
    for (const name of names)
      expect(begunBy({ ...entry, detail: { ...entry.detail, [name]: undefined } })).toBeUndefined();
    expect(begunBy({ ...entry, command: 'publish' })).toBeUndefined();
  });
  test.each<[what: string, availableDelta: number, heldDelta: number, faults: number]>([
    ['its planned minutes', -60, 60, 0],
    ['more than its planned minutes', -75, 75, 1],
    ['less than was taken', -60, 45, 2],
    ['nothing', 60, -60, 2],
  ])('that holds %s', (_what, availableDelta, heldDelta, faults) => {
    const { entry } = asked();
    const tampered = { ...entry, lines: entry.lines.map((line) => ({ ...line, availableDelta, heldDelta })) };
    const begun = begunBy(tampered);
    expect(begun && [...checkRequest(begun, tampered)]).toHaveLength(faults);
  });
});

/** A change as it was decided, and what the replay says of the entry after somebody rewrote it, all hashes right. */
const faultsOf = (before: Order, change: OrderChange, who: Entry['principal'], more: Partial<Entry>) => {
  const entry = entryOf(change, who);
  return replayed(before, { ...entry, ...more }).faults;
};

describe('what a visit pays is reckoned again', () => {
  const serving = orderIn('serving');
  const confirmed = orderIn('confirmed', {
    checkOutMs: NOON + 22 * MINUTE_MS,
    recordMinutes: 22,
    creditMinutes: 15,
  });
  const disputed = orderIn('disputed', {
    checkOutMs: NOON + 22 * MINUTE_MS,
    recordMinutes: 22,
    creditMinutes: 15,
  });
  const checkedOut = made(
    decideCheckOut(
      { ...factsOf(serving, helper), code: { ok: true, triesLeft: 5 } },
      { assignmentNo: 1, proof: { kind: 'elderCode', deviceAtMs: NOON } },
      NOON + 22 * MINUTE_MS,
    ),
  );
  const settled = made(decideSettle(factsOf(confirmed, community), NOON + DAY_MS));
  const lead = by('per_lead', ['station', 'stationLead'], { orgId: STATION });
  const resolved = made(
    decideResolve(factsOf(disputed, lead), { creditMinutes: 15, reason: 'part_served' }, NOON + DAY_MS),
  );
  const voided = made(
    decideResolve(factsOf(disputed, lead), { creditMinutes: 0, reason: 'not_done' }, NOON + DAY_MS),
  );
  const line = (account: AccountId, availableDelta: number, heldDelta: number): Line => ({
    account,
    availableDelta,
    heldDelta,
    seq: 1,
    hash: new Uint8Array(32),
  });
  const paid = (minutes: number, to = LI) => [
    line(`person:${WANG}`, 60 - minutes, -60),
    line(`person:${to}`, minutes, 0),
  ];

  test('as decided: nothing', () => {
    expect(faultsOf(serving, checkedOut, LI, {})).toEqual([]);
    expect(faultsOf(confirmed, settled, CLERK, { lines: paid(15) })).toEqual([]);
    expect(faultsOf(disputed, resolved, 'per_lead', { lines: paid(15) })).toEqual([]);
    expect(faultsOf(disputed, voided, 'per_lead', {})).toEqual([]);
  });
  test.each<[what: string, before: Order, change: OrderChange, more: Partial<Entry>]>([
    [
      'a check-out that credits more',
      serving,
      checkedOut,
      { detail: { ...checkedOut.detail, creditMinutes: 60 } },
    ],
    [
      'a check-out that records more',
      serving,
      checkedOut,
      { detail: { ...checkedOut.detail, recordMinutes: 60 } },
    ],
    ['a check-out that comes later than it says', serving, checkedOut, { atMs: NOON + HOUR_MS }],
    ['a check-out that moves minutes', serving, checkedOut, { lines: [line(`person:${WANG}`, 60, -60)] }],
    ['a settlement of more than the credit', confirmed, settled, { lines: paid(60) }],
    ['a settlement of less than the credit', confirmed, settled, { lines: paid(14) }],
    ['a settlement to somebody else', confirmed, settled, { lines: paid(15, ZHANG) }],
    [
      'a settlement that names somebody else',
      confirmed,
      settled,
      { detail: { ...settled.detail, helperId: ZHANG } },
    ],
    ['a settlement that says more', confirmed, settled, { detail: { ...settled.detail, creditMinutes: 60 } }],
    [
      'a settlement out of another account',
      confirmed,
      settled,
      { lines: [line(`person:${ZHANG}`, 45, -60), line(`person:${LI}`, 15, 0)] },
    ],
    ['a resolution that pays more than it says', disputed, resolved, { lines: paid(30) }],
    ['a resolution to somebody else', disputed, resolved, { lines: paid(15, ZHANG) }],
    [
      'a resolution of more than is held',
      disputed,
      resolved,
      { detail: { ...resolved.detail, creditMinutes: 75 } },
    ],
    [
      'a resolution of no whole step',
      disputed,
      resolved,
      { detail: { ...resolved.detail, creditMinutes: 16 }, lines: paid(16) },
    ],
    ['a resolution to nothing that pays', disputed, voided, { lines: paid(15) }],
    [
      'a resolution to nothing that says it pays',
      disputed,
      voided,
      { detail: { ...voided.detail, creditMinutes: 15 } },
    ],
  ])('%s', (_what, before, change, more) => {
    expect(faultsOf(before, change, 'per_somebody', more)).not.toEqual([]);
  });
  test('a cancellation gives everything back, and to the sources', () => {
    const open = orderIn('open');
    const cancelled = made(decideCancel(factsOf(open, elder), { reason: 'weather' }, NOON - HOUR_MS));
    expect(faultsOf(open, cancelled, WANG, {})).toEqual([]);
    expect(faultsOf(open, cancelled, WANG, { lines: [] })).toHaveLength(1);
    expect(faultsOf(open, cancelled, WANG, { lines: [line(`person:${ZHANG}`, 60, -60)] })).toHaveLength(1);
  });
});

test('a hold that no request can make is named once; what follows it is not judged by it', () => {
  const open = orderIn('open');
  const cancelled = made(decideCancel(factsOf(open, elder), { reason: 'weather' }, NOON - HOUR_MS));
  const [source] = open.funding;
  if (source === undefined) throw new Error('the order has a source');
  for (const funding of [[], [source, source], [{ ...source, heldMinutes: 0 }]]) {
    const order = { ...open, funding };
    expect([...checkRequest(livedOf(order), { ...asked().entry, lines: [] })]).not.toEqual([]);
    expect(replayed(order, entryOf(cancelled, WANG)).faults).toEqual([]);
  }
});

test('the clock ends a visit at its planned end, whatever the instant of its entry', () => {
  const serving = orderIn('serving');
  const change = made(decideClockCheckOut({ ...deadlineFacts(), order: serving }, PLANNED_END + 3 * HOUR_MS));
  const { lived } = replayed(serving, entryOf(change, 'clock'));
  expect(lived).toEqual(livedOf(change.order));
  expect(lived).toMatchObject({ checkOutMs: PLANNED_END, checkedOutByClock: true, creditMinutes: 60 });
});

test('a denial that the station spoke for her is the elder’s, in the entry too', () => {
  const served = orderIn('served');
  const change = made(decideDeny(factsOf(served, station), { reason: 'not_done' }, NOON + 2 * HOUR_MS));
  expect(replayed(served, entryOf(change, 'per_staff')).lived).toMatchObject({ deniedById: WANG });
});

test('a command that nobody can give today cannot be followed', () => {
  const entry = { ...asked().entry, command: 'take' } as const;
  expect(replayed(orderIn('open'), entry).lived).toBeUndefined();
});
