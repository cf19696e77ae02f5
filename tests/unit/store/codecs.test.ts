import {
  decodeCatalogue,
  decodeOrg,
  decodeRulebook,
  encodeCatalogue,
  encodeOrg,
  encodeRulebook,
} from '../../../functions/store/city-codec';
import { decodeDay, encodeDay } from '../../../functions/store/day-codec';
import { decodeEntry, encodeEntry } from '../../../functions/store/entry-codec';
import { decodeHead, encodeHead } from '../../../functions/store/head-codec';
import type { Item } from '../../../functions/store/item';
import { decodeOrder, encodeOrder, hasEnded } from '../../../functions/store/order-codec';
import { decodeLine, encodeLine } from '../../../functions/store/passbook-store';
import { decodePerson, encodePerson } from '../../../functions/store/person-codec';
import { defaultCatalogue } from '../../../shared/domain/catalogue/default-catalogue';
import type { OrderId, OrgId, PersonId } from '../../../shared/domain/ids';
import type { AccountId, Head, Line } from '../../../shared/domain/ledger/account';
import type { Entry } from '../../../shared/domain/ledger/entry';
import type { Order, OrderIn } from '../../../shared/domain/order/order';
import { defaultRulebook } from '../../../shared/domain/rulebook/default-rulebook';
import { HOUR_MS } from '../../../shared/domain/units';
import { itemBytes } from './item-size';

/** The most that one write unit of a transaction may hold, with room for a new attribute (architecture.md, Data). */
const ITEM_BYTES_MAX = 1_000;

const ULID = '01K9ZZZZZZZZZZZZZZZZZZZZZZ';
const person = (last: string): PersonId => `per_${ULID.slice(0, -1)}${last}`;
const org = (last: string): OrgId => `org_${ULID.slice(0, -1)}${last}`;
const orderId: OrderId = `ord_${ULID}`;
const hash = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const START_MS = 1_788_888_888_888;

const [elderId, relativeId, helperId, staffId] = [person('E'), person('R'), person('H'), person('S')];

const base = {
  id: orderId,
  version: 27,
  headHash: hash(1),
  serviceCode: 'escort.hospital-discharge',
  catalogueVersion: 117,
  rulebookVersion: 117,
  elderId,
  addressHmac: hash(9),
  stationId: org('S'),
  communityId: org('C'),
  cell: '86411c2d7ffffff',
  startMs: START_MS,
  plannedMinutes: 235,
  // Three sources are the most (ledger.md, An order's minutes).
  funding: [
    { account: `entitlement:${elderId}:202611`, kind: 'entitlement', heldMinutes: 105 },
    { account: `person:${elderId}`, kind: 'own', heldMinutes: 105 },
    { account: `grant:${elderId}:cas_${ULID}`, kind: 'grant', heldMinutes: 15 },
  ],
  assignmentNo: 7,
  endsAtMs: START_MS + 1,
  dueAtMs: START_MS + 2,
  rung: 3,
  sinceMs: START_MS - 1,
} as const satisfies Partial<Order>;

const checkedIn = {
  helperId,
  checkInMs: START_MS + 3,
  // The station vouched at both ends: the longest proofs there are.
  proofs: [
    { step: 'in', kind: 'stationOverride', source: 'staff', byId: staffId },
    { step: 'out', kind: 'stationOverride', source: 'staff', byId: staffId },
    { step: 'confirm', kind: 'callBack', source: 'staff', byId: person('Z') },
  ],
} as const satisfies Partial<OrderIn<'serving'>>;
const checkedOut = {
  ...checkedIn,
  checkOutMs: START_MS + 4,
  recordMinutes: 233,
  creditMinutes: 225,
  checkedOutByClock: true,
} as const satisfies Partial<OrderIn<'served'>>;

/** Every state; a new one does not compile until it is here. */
const orders: { readonly [S in Order['state']]: OrderIn<S> } = {
  submitted: { ...base, state: 'submitted' },
  open: { ...base, state: 'open' },
  offered: { ...base, state: 'offered', offeredToId: helperId },
  accepted: { ...base, state: 'accepted', helperId },
  serving: { ...base, ...checkedIn, state: 'serving' },
  served: { ...base, ...checkedOut, state: 'served' },
  confirmed: { ...base, ...checkedOut, state: 'confirmed', deniedById: relativeId },
  disputed: { ...base, ...checkedOut, state: 'disputed', deniedById: relativeId },
  referred: { ...base, state: 'referred', centreId: org('Z') },
  scheduled: { ...base, state: 'scheduled', centreId: org('Z') },
  settled: {
    ...base,
    ...checkedOut,
    state: 'settled',
    settledMinutes: 225,
    proposal: { kind: 'correction', byId: staffId, recordMinutes: 233 },
  },
  voided: {
    ...base,
    ...checkedOut,
    state: 'voided',
    proposal: { kind: 'correction', byId: staffId, recordMinutes: 233 },
  },
  reversed: { ...base, ...checkedOut, state: 'reversed' },
  cancelled: { ...base, state: 'cancelled' },
  expired: { ...base, state: 'expired' },
};

describe.each(Object.values(orders))('an order in $state', (order) => {
  test('is read back as it was written', () => {
    const { dueAtMs, ...rest } = order;
    // No clock looks at an ended order, so its due instant is not kept.
    expect(decodeOrder(encodeOrder(order))).toEqual(hasEnded(order) ? rest : { ...rest, dueAtMs });
  });
  test('stays within one write unit at its largest', () => {
    expect(itemBytes(encodeOrder(order))).toBeLessThanOrEqual(ITEM_BYTES_MAX);
  });
  test('stands in the live index until it has ended, and in the hall while it is open', () => {
    const ended = ['settled', 'voided', 'reversed', 'cancelled', 'expired'].includes(order.state);
    const item = encodeOrder(order);
    expect(item.dueKey).toBe(ended ? undefined : `${order.dueAtMs}#${order.id}`);
    expect(item.hallCell).toBe(order.state === 'open' ? order.cell : undefined);
    expect(item.startKey).toBe(`${order.startMs}#${order.id}`);
  });
  test('writes nothing twice: no value of more than 20 characters stands in two attributes', () => {
    const texts = Object.values(encodeOrder(order)).filter(
      (value) => typeof value === 'string' && value.length > 20,
    );
    expect(new Set(texts).size).toBe(texts.length);
  });
});

test('a live order that no clock looks at stays in its queue, last', () => {
  const { dueAtMs: _none, ...undue } = orders.disputed;
  const item = encodeOrder(undue);
  expect(item.dueKey).toBe(`9999999999999#${orderId}`);
  expect(decodeOrder(item)).toEqual(undue);
});

test("a relative's account is a source of kind family, the elder's own of kind own; another word for it is a bug", () => {
  const family = { account: `person:${relativeId}`, kind: 'family', heldMinutes: 60 } as const;
  const order = { ...orders.open, funding: [family] };
  expect(decodeOrder(encodeOrder(order))).toEqual(order);
  expect(() => encodeOrder({ ...order, funding: [{ ...family, kind: 'own' }] })).toThrow();
  expect(() =>
    encodeOrder({ ...order, funding: [{ account: `pool:${org('S')}`, kind: 'grant', heldMinutes: 60 }] }),
  ).toThrow();
});

test('hours under a mandate say so, and an order of her own and a relative’s hours stays within one write unit', () => {
  const funding = [
    { account: `person:${elderId}`, kind: 'own', heldMinutes: 105 },
    { account: `person:${relativeId}`, kind: 'family', heldMinutes: 120, mandated: true },
  ] as const satisfies Order['funding'];
  for (const order of Object.values(orders)) {
    const paid = { ...order, funding };
    expect(decodeOrder(encodeOrder(paid)).funding).toEqual(funding);
    expect(itemBytes(encodeOrder(paid))).toBeLessThanOrEqual(ITEM_BYTES_MAX);
  }
});

test('a proposal to take a settlement back is read back; what no codec wrote throws', () => {
  const order = { ...orders.settled, proposal: { kind: 'reversal', byId: staffId } } as const;
  const item = encodeOrder(order);
  expect(decodeOrder(item)).toMatchObject({ proposal: order.proposal });
  for (const proposal of ['reversal', 'correction:per_1', `correction:${staffId}:x`, `praise:${staffId}:3`])
    expect(() => decodeOrder({ ...item, proposal })).toThrow();
});

test('a proof from a source that its kind cannot have is a bug', () => {
  const proofs = [{ step: 'in', kind: 'elderCode', source: 'staff' }] as const;
  expect(() => encodeOrder({ ...orders.serving, proofs })).toThrow();
});

const lineOf = (account: AccountId, index: number): Line => ({
  account,
  seq: 12_345 + index,
  availableDelta: -225 - index,
  heldDelta: 225,
  hash: hash(40 + index),
});
const headOf = ({ account, seq, hash: headHash }: Line): Head => ({
  account,
  availableMinutes: 89_999,
  heldMinutes: 1_235,
  floorMinutes: 0,
  seq,
  headHash,
  status: 'open',
});
const lines: readonly Line[] = [
  ...base.funding.map(({ account }) => account),
  `person:${helperId}` as const,
].map(lineOf);
const entry: Entry = {
  subject: { kind: 'order', id: orderId },
  version: 27,
  previousHash: hash(1),
  principal: staffId,
  commandId: `cmd_${ULID}`,
  onBehalfOf: elderId,
  channel: 'walkIn',
  consentId: `cns_${ULID}`,
  command: 'settle',
  from: 'confirmed',
  to: 'settled',
  atMs: START_MS + 5,
  bodyDigest: hash(3),
  detail: { creditMinutes: 225 },
  outcome: { state: 'settled', version: 27, assignmentNo: 7 },
  lines,
};

const requested = {
  elderId,
  stationId: base.stationId,
  communityId: base.communityId,
  cell: base.cell,
  addressHmac: base.addressHmac,
  serviceCode: base.serviceCode,
  catalogueVersion: 117,
  rulebookVersion: 117,
  plannedMinutes: 235,
} as const;

const { from: _before, ...begun } = entry;
const request: Entry = {
  ...begun,
  version: 1,
  previousHash: hash(0),
  command: 'request',
  to: 'submitted',
  outcome: { state: 'submitted', version: 1, assignmentNo: 0 },
  detail: {},
  lines: lines.slice(0, 3),
};

const { onBehalfOf: _nobody, consentId: _none, ...settled } = entry;

describe('an entry', () => {
  test.each<[what: string, entry: Entry]>([
    // Who settles speaks for nobody, so there is no consent.
    ['of a settlement over three sources', settled],
    [
      'of a check-out that the station vouched for',
      {
        ...entry,
        command: 'checkOut',
        lines: [],
        detail: {
          reason: 'elder_did_not_answer',
          assignmentNo: 7,
          proof: checkedIn.proofs[1],
          deviceAtMs: START_MS,
          calledWhom: 'contact',
          recordMinutes: 233,
          creditMinutes: 225,
        },
      },
    ],
    [
      'of a request over three sources',
      {
        ...request,
        detail: { startMs: START_MS, ...requested },
      },
    ],
    [
      'of a request over her own and a relative’s hours',
      {
        ...request,
        detail: { startMs: START_MS, ...requested },
        lines: [`person:${elderId}` as const, `person:${relativeId}` as const].map(lineOf),
      },
    ],
    [
      'of a settlement over her own and a relative’s hours',
      {
        ...settled,
        lines: [
          `person:${elderId}` as const,
          `person:${relativeId}` as const,
          `person:${helperId}` as const,
        ].map(lineOf),
      },
    ],
    [
      'of a request that names an elder whom its envelope does not know',
      { ...request, lines: lines.slice(0, 1), detail: { ...requested, elderId: person('Z') } },
    ],
    ['of a request without an elder', { ...request, lines: lines.slice(0, 1), detail: {} }],
    ['that comes first and claims one before it', { ...request, previousHash: hash(1) }],
  ])('%s is read back as it was written and stays within one write unit', (_what, each) => {
    const item = encodeEntry(each, each.lines.map(headOf));
    expect(decodeEntry(item)).toEqual(each);
    expect(itemBytes(item)).toBeLessThanOrEqual(ITEM_BYTES_MAX);
  });
  test('with every detail there is comes back whole', () => {
    const detail: Required<Entry['detail']> = {
      reason: 'illness',
      assignmentNo: 7,
      helperId,
      startMs: START_MS,
      proof: checkedIn.proofs[2],
      deviceAtMs: START_MS,
      calledWhom: 'elder',
      recordMinutes: 233,
      creditMinutes: 225,
      toId: helperId,
      caseId: `cas_${ULID}`,
      proposedMinutes: 120,
      capPerMonthMinutes: 600,
      untilMs: START_MS,
      guarantorId: relativeId,
      ceilingMinutes: 600,
      dueAtMs: START_MS,
      sharePercent: 50,
      statusBefore: 'suspended',
      ground: 'writtenWish',
      repaidMinutes: 45,
      deniedById: elderId,
      partNo: 3,
      batchKind: 'opening',
      fundAccount: `opening:${org('S')}`,
      totalMinutes: 4_500,
      partCount: 3,
      planDigest: hash(8),
      ...requested,
    };
    expect(decodeEntry(encodeEntry({ ...entry, detail }, lines.map(headOf))).detail).toEqual(detail);
  });
  test('of the clock, about a batch, without transition, comes back whole', () => {
    const { from: _from, to: _to, ...rest } = settled;
    const posted: Entry = {
      ...rest,
      subject: { kind: 'batch', id: `bat_${ULID}` },
      principal: 'clock',
      commandId: 'openAccounts:1',
      command: 'openAccounts',
      detail: {},
      outcome: { state: 'posted', version: 27 },
      lines: [],
    };
    expect(decodeEntry(encodeEntry(posted, []))).toEqual(posted);
  });
  test('whose outcome is not its transition is a bug', () => {
    const outcome = { ...entry.outcome, state: 'open' as const };
    expect(() => encodeEntry({ ...entry, outcome }, lines.map(headOf))).toThrow();
  });
});

test('a full day of 16 visits is read back and stays within one write unit', () => {
  const visits = Array.from({ length: 16 }, (_, index) => ({
    orderId: `ord_${ULID.slice(0, -2)}${10 + index}` as const,
    fromMs: START_MS + index * HOUR_MS,
    plannedMinutes: 30,
  }));
  const day = { personId: helperId, day: 20_261_124, version: 32, visits };
  expect(decodeDay(encodeDay(day))).toEqual(day);
  expect(itemBytes(encodeDay(day))).toBeLessThanOrEqual(ITEM_BYTES_MAX);
});

test('heads, passbook lines, persons and the city are read back as they were written', () => {
  const [line] = lines;
  if (line === undefined) throw new Error('four lines');
  const head: Head = { ...headOf(line), status: 'frozen', floorMinutes: -600 };
  expect(decodeHead(encodeHead(head))).toEqual(head);
  const many = (account: AccountId, availableMinutes: number) =>
    encodeHead({ ...head, account, availableMinutes, heldMinutes: 1 }).work;
  expect(decodeHead(encodeHead({ ...head, availableMinutes: 90_000 })).availableMinutes).toBe(90_000);
  expect([
    many(`person:${elderId}`, 44_999),
    many(`person:${elderId}`, 45_000),
    many('issuance:city', 45_000),
  ]).toEqual([undefined, 'many', undefined]);
  const repayShare = { parentId: elderId, percent: 50 };
  expect(decodeHead(encodeHead({ ...head, repayShare }))).toEqual({ ...head, repayShare });
  const shown = {
    ...line,
    command: 'settle',
    atMs: START_MS,
    availableAfterMinutes: 60,
    heldAfterMinutes: 0,
    orderId,
  } as const;
  expect(decodeLine(encodeLine(shown))).toEqual(shown);
  expect(decodeLine(encodeLine({ ...shown, repayShare }))).toEqual({ ...shown, repayShare });
  expect(itemBytes(encodeLine(shown))).toBeLessThanOrEqual(ITEM_BYTES_MAX);
  const someone = {
    id: elderId,
    version: 1,
    headHash: hash(5),
    status: 'active',
    birthMonth: 195_003,
    facets: ['elder', 'volunteer'],
    communityId: org('C'),
    stationId: org('S'),
    skills: [{ code: 'first-aid', untilDay: 20_271_231 }],
    hasGuardian: false,
    addressHmac: hash(6),
    bindings: [
      {
        id: `bnd_${ULID}`,
        elderId,
        relativeId,
        tie: 'daughter',
        scopes: ['order', 'pay'],
        untilMs: START_MS,
        guardian: false,
      },
    ],
  } as const;
  expect(decodePerson(encodePerson(someone))).toEqual(someone);
  const entitled = { ...someone, register: 'destitute' } as const;
  expect(decodePerson(encodePerson(entitled))).toEqual(entitled);
  // Who stands on a register is listed by their station; nobody else is.
  expect([encodePerson(entitled).work, encodePerson(someone).work]).toEqual([
    `entitled:${org('S')}`,
    undefined,
  ]);
  expect(decodeRulebook(encodeRulebook(defaultRulebook))).toEqual(defaultRulebook);
  const dated = { ...defaultCatalogue, effectiveMs: 0 };
  expect(decodeCatalogue(encodeCatalogue(dated))).toEqual(dated);
  const community = {
    id: org('C'),
    kind: 'community',
    zh: '示范社区',
    parentId: org('S'),
    districtId: org('D'),
    stationId: org('S'),
    latitudeE6: 24_326_000,
    longitudeE6: 109_412_000,
    cell: base.cell,
    nearCells: [base.cell, '86411c2c7ffffff'],
    phone: '0772-0000000',
  } as const;
  expect(decodeOrg(encodeOrg(community))).toEqual(community);
});

describe('what no codec wrote is never believed', () => {
  const order: Item = encodeOrder(orders.settled);
  const written: Item = encodeEntry(entry, lines.map(headOf));
  test.each<[what: string, read: () => unknown]>([
    ['an order without its version', () => decodeOrder({ ...order, version: undefined })],
    ['an order in no state', () => decodeOrder({ ...order, state: 'lost' })],
    ['an order under another kind of id', () => decodeOrder({ ...order, pk: `ORDER#${elderId}` })],
    ['an order with a fraction of a minute', () => decodeOrder({ ...order, plannedMinutes: 59.5 })],
    ['an order with a source that is no account', () => decodeOrder({ ...order, funding: ['purse:x=60'] })],
    ['an order with a proof of no kind', () => decodeOrder({ ...order, proofs: ['in rumour'] })],
    ['an order whose start is no instant', () => decodeOrder({ ...order, startKey: `soon#${orderId}` })],
    ['a settled order without its minutes', () => decodeOrder({ ...order, settledMinutes: undefined })],
    ['an entry of nobody', () => decodeEntry({ ...written, sk: `ENTRY##cmd_${ULID}` })],
    ['an entry with a command of no name', () => decodeEntry({ ...written, command: 'steal' })],
    ['an entry with a text for a hash', () => decodeEntry({ ...written, bodyDigest: 'abc' })],
    ['an entry whose lines are one map', () => decodeEntry({ ...written, lines: {} })],
    [
      'a day with a visit without minutes',
      () =>
        decodeDay({
          ...encodeDay({ personId: helperId, day: 20_261_124, version: 1, visits: [] }),
          visits: [`${START_MS} x ${orderId}`],
        }),
    ],
    [
      'a rulebook that could not have been published',
      () => decodeRulebook({ ...encodeRulebook(defaultRulebook), orderMinMinutes: 7 }),
    ],
  ])('%s', (_what, read) => {
    expect(read).toThrow();
  });
});
