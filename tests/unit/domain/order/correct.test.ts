import { type AccountId, type Head, newHead } from '../../../../shared/domain/ledger/account';
import type { MandateMonth } from '../../../../shared/domain/mandate/mandate';
import { decideCorrect } from '../../../../shared/domain/order/decide-correct';
import {
  decideProposeCorrection,
  decideRefuseProposal,
} from '../../../../shared/domain/order/decide-propose-amendment';
import type { Acting, OrderFacts } from '../../../../shared/domain/order/facts';
import type { Order, Proposal, SettledOrder, Source } from '../../../../shared/domain/order/order';
import type { OrderChange } from '../../../../shared/domain/order/order-change';
import { DAY_MS } from '../../../../shared/domain/units';
import { entryOf, livedOf, replayed } from './replayed';
import {
  binding,
  by,
  CALL,
  DAUGHTER,
  factsOf,
  helper,
  LI,
  NOON,
  orderIn,
  outcomeOf,
  STAFF,
  STATION,
  station,
  WANG,
} from './samples';

const AT = NOON + 30 * DAY_MS;
const lead: Acting = by(STAFF, ['station', 'stationLead'], { orgId: STATION });
const other: Acting = by('per_other_lead', ['station', 'stationLead'], { orgId: STATION });
const isSon = (who: Acting): Acting => ({ ...who, bindings: [{ ...binding, relativeId: STAFF }] });
const own: Source = { account: `person:${WANG}`, kind: 'own', heldMinutes: 20 };
const grant: Source = { account: `grant:${WANG}:cas_1`, kind: 'grant', heldMinutes: 30 };
const promised: Source = { account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 25, mandated: true };
/** 75 were held, 60 settled: 20 of her own, 30 of the grant, 10 of the daughter’s. */
const settled = (changes: Partial<SettledOrder> = {}): SettledOrder =>
  orderIn('settled', { funding: [own, grant, promised], ...changes });
const correction = (recordMinutes: number, byId = STAFF): Proposal => ({
  kind: 'correction',
  byId,
  recordMinutes,
});

const propose = (order: Order, acting: Acting, recordMinutes = 45) =>
  decideProposeCorrection(factsOf(order, acting), { recordMinutes, reason: 'entered_by_mistake' }, AT);

test.each<[string, string, () => ReturnType<typeof propose>]>([
  ['a lead, downward', 'settled', () => propose(settled(), lead)],
  [
    'a lead, of a voided visit, with a consent',
    'voided',
    () => propose(orderIn('voided'), { ...lead, consentId: CALL }),
  ],
  ['a visit in dispute', 'state_forbids', () => propose(orderIn('disputed'), isSon(lead))],
  ['what was reversed', 'state_forbids', () => propose(orderIn('reversed'), lead)],
  ['staff who lead nobody', 'not_allowed', () => propose(settled(), isSon(station))],
  ['the helper', 'not_allowed', () => propose(settled(), helper)],
  ['a relative', 'maker_is_checker', () => propose(settled(), isSon(lead), 1_000)],
  [
    'longer than any visit: 30 + 60 + 120',
    'settled',
    () => propose(settled(), { ...lead, consentId: CALL }, 210),
  ],
  ['a minute more than that', 'rule_forbids: visit_at_most', () => propose(settled(), lead, 211)],
  ['what stands there', 'rule_forbids: correction_same', () => propose(settled(), lead, 62)],
  ['another record that pays the same', 'settled', () => propose(settled(), lead, 61)],
  [
    'a voided visit that pays nothing',
    'rule_forbids: correction_same',
    () => propose(orderIn('voided'), lead, 14),
  ],
  ['upward, without a consent', 'consent_missing', () => propose(settled(), lead, 75)],
  [
    'upward, with a binding for a consent',
    'consent_missing',
    () => propose(settled(), { ...lead, consentId: binding.id }, 75),
  ],
  ['upward, with a recorded consent', 'settled', () => propose(settled(), { ...lead, consentId: CALL }, 75)],
])('propose: %s → %s', (_who, expected, decided) => {
  expect(outcomeOf(decided())).toBe(expected);
});

const made = (decided: { readonly ok: boolean; readonly value?: OrderChange }): OrderChange => {
  if (decided.value === undefined) throw new Error('refused');
  return decided.value;
};

test('a proposal stands on its order and moves nothing; another takes its place; refused, nothing is left of it', () => {
  const order = settled();
  const one = made(propose(order, lead));
  expect(one).toMatchObject({
    postings: [],
    order: { version: order.version + 1, settledMinutes: 60, recordMinutes: 62, proposal: correction(45) },
    detail: { proposedMinutes: 45, reason: 'entered_by_mistake' },
  });
  const two = made(propose(one.order, other, 30));
  expect(two.order).toMatchObject({ proposal: correction(30, 'per_other_lead') });
  const refuse = (who: Order, acting: Acting) => decideRefuseProposal(factsOf(who, acting), AT);
  const none = made(refuse(two.order, other));
  expect(none.order).toEqual({ ...order, version: order.version + 3, sinceMs: AT });
  expect(outcomeOf(refuse(none.order, isSon(lead)))).toBe('proposal_forbids');
  expect(outcomeOf(refuse(two.order, isSon(lead)))).toBe('maker_is_checker');
  expect(outcomeOf(refuse(two.order, station))).toBe('not_allowed');
  expect(outcomeOf(refuse(orderIn('reversed'), station))).toBe('state_forbids');
});

const month: MandateMonth = {
  kind: 'mandateMonth',
  version: 4,
  payerId: DAUGHTER,
  elderId: WANG,
  month: 202_603,
  usedMinutes: 50,
};
const under = (capPerMonthMinutes: number): Partial<OrderFacts> => ({
  mandates: [
    { kind: 'mandate', version: 1, payerId: DAUGHTER, elderId: WANG, capPerMonthMinutes, untilMs: AT + 1 },
  ],
  months: [month],
});
const closed = (account: AccountId): ReadonlyMap<AccountId, Head> =>
  new Map([[account, { ...newHead(account), status: 'closed' }]]);
const correct = (
  order: Order,
  acting: Acting,
  recordMinutes = 45,
  more: Partial<OrderFacts> = under(120),
  heads: ReadonlyMap<AccountId, Head> = new Map(),
) => decideCorrect({ ...factsOf(order, acting), heads, ...more }, { recordMinutes }, AT);
const proposed = (minutes = 45, changes: Partial<SettledOrder> = {}) =>
  settled({ proposal: correction(minutes), ...changes });
const lent: Source = { account: `loan:${WANG}`, kind: 'loan', heldMinutes: 60 };
const owing = (minutes: number): ReadonlyMap<AccountId, Head> =>
  new Map([[lent.account, { ...newHead(lent.account, -600), availableMinutes: -minutes }]]);

test.each<[string, string, () => ReturnType<typeof correct>]>([
  ['a colleague’s proposal', 'settled', () => correct(proposed(), other)],
  ['a visit in dispute', 'state_forbids', () => correct(orderIn('disputed'), station)],
  ['staff who lead nobody', 'not_allowed', () => correct(settled(), station)],
  ['nothing is proposed', 'proposal_forbids', () => correct(settled(), isSon(lead))],
  [
    'a reversal is proposed',
    'proposal_forbids',
    () => correct(settled({ proposal: { kind: 'reversal', byId: LI } }), lead),
  ],
  ['one’s own proposal', 'maker_is_checker', () => correct(proposed(), lead)],
  ['a relative', 'maker_is_checker', () => correct(proposed(), isSon(other))],
  ['other minutes than were seen', 'proposal_forbids', () => correct(proposed(), lead, 30)],
  [
    'a loan that was given back',
    'rule_forbids: loan_given_back',
    () => correct(proposed(45, { funding: [lent] }), other, 45, {}, owing(14)),
  ],
  [
    'a loan still owed',
    'settled',
    () => correct(proposed(45, { funding: [lent] }), other, 45, {}, owing(15)),
  ],
  [
    'upward, from a loan',
    'rule_forbids: loan_not_more',
    () => correct(proposed(75, { funding: [{ ...lent, heldMinutes: 75 }] }), other, 75, {}, owing(60)),
  ],
  [
    'upward, from a promise withdrawn',
    'rule_forbids: mandate_none',
    () => correct(proposed(75), other, 75, { months: [month] }),
  ],
  [
    'upward, from a promise used up',
    'rule_forbids: mandate_cap',
    () => correct(proposed(75), other, 75, under(64)),
  ],
  ['upward, within the promise', 'settled', () => correct(proposed(75), other, 75, under(65))],
])('correct: %s → %s', (_who, expected, decided) => {
  expect(outcomeOf(decided())).toBe(expected);
});

const line = (account: AccountId, availableDelta: number) => ({ account, availableDelta, heldDelta: 0 });
const paid = `person:${LI}` as const;
test.each<[string, SettledOrder, number, readonly object[], number | undefined]>([
  ['60 → 45', proposed(45), 45, [line(grant.account, 5), line(promised.account, 10), line(paid, -15)], 40],
  [
    '60 → 0',
    proposed(14),
    14,
    [line(own.account, 20), line(grant.account, 30), line(promised.account, 10), line(paid, -60)],
    40,
  ],
  [
    '60 → 75, of which no more were held',
    proposed(100),
    100,
    [line(promised.account, -15), line(paid, 15)],
    65,
  ],
  ['the record alone', proposed(61), 61, [], undefined],
])(
  '%s: from the last source back, or on from there; the helper the same',
  (_what, order, minutes, postings, used) => {
    const change = made(correct(order, other, minutes));
    expect(change.postings).toEqual(postings);
    const credit = minutes === 14 ? 0 : Math.min(75, Math.round(minutes / 15) * 15);
    expect(change.order).toEqual({
      ...settled(),
      version: order.version + 1,
      sinceMs: AT,
      recordMinutes: minutes,
      creditMinutes: credit,
      settledMinutes: credit,
    });
    expect(change.docs?.map((doc) => ('usedMinutes' in doc ? doc.usedMinutes : 0))).toEqual(
      used === undefined ? undefined : [used],
    );
  },
);

test('a voided visit is settled from the same accounts, though its holds are gone', () => {
  const voided = orderIn('voided', { proposal: correction(62) });
  const { order, postings } = made(correct(voided, other, 62));
  expect(order).toMatchObject({ state: 'settled', recordMinutes: 62, settledMinutes: 60 });
  expect(postings).toEqual([line(`person:${WANG}`, -60), line(paid, 60)]);
});

test('upward counts on the promise that it takes from, downward on none', () => {
  expect(made(correct(proposed(75), other, 75, under(120))).relied).toEqual(under(120).mandates);
  expect(made(correct(proposed(45), other)).relied).toBeUndefined();
});

test('the hours of a case that was closed meanwhile go on to the pool', () => {
  const { postings } = made(correct(proposed(30), other, 30, under(120), closed(grant.account)));
  expect(postings).toEqual([line(`pool:${STATION}`, 20), line(promised.account, 10), line(paid, -30)]);
});

test('a correction that somebody rewrote is found: another sum, other accounts, other figures, one pair of hands, no consent', () => {
  const order = proposed(45);
  const change = made(correct(order, other));
  const entry = entryOf(change, 'per_other_lead');
  expect(replayed(order, entry)).toEqual({ lived: livedOf(change.order), faults: [] });
  const [first, ...rest] = entry.lines;
  if (first === undefined) throw new Error('nothing moved');
  for (const lines of [
    [],
    rest,
    entry.lines.map((each) => ({ ...each, availableDelta: 2 * each.availableDelta })),
    [{ ...first, account: own.account }, ...rest],
  ])
    expect(replayed(order, { ...entry, lines }).faults).not.toEqual([]);
  for (const detail of [{ recordMinutes: 60 }, { creditMinutes: 60 }, { helperId: WANG }])
    expect(replayed(order, { ...entry, detail: { ...entry.detail, ...detail } }).faults).not.toEqual([]);
  expect(replayed(order, { ...entry, principal: STAFF }).lived).toBeUndefined();
  expect(replayed(settled(), entry).lived).toBeUndefined();
  const upward = made(propose(settled(), { ...lead, consentId: CALL }, 75));
  expect(replayed(settled(), entryOf(upward, STAFF)).faults).toHaveLength(1);
  expect(replayed(settled(), entryOf(upward, STAFF, { consentId: CALL })).faults).toEqual([]);
});
