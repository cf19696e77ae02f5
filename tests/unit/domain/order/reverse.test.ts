import fc from 'fast-check';
import { type AccountId, type Head, newHead, type Posting } from '../../../../shared/domain/ledger/account';
import { holdPostings, shortfallAccount } from '../../../../shared/domain/ledger/funding';
import { post } from '../../../../shared/domain/ledger/post';
import { checkHolds } from '../../../../shared/domain/ledger/verify/check-holds';
import { decideCorrect } from '../../../../shared/domain/order/decide-correct';
import {
  decideProposeCorrection,
  decideProposeReversal,
} from '../../../../shared/domain/order/decide-propose-amendment';
import { decideReverse } from '../../../../shared/domain/order/decide-reverse';
import { decideSettle } from '../../../../shared/domain/order/decide-settle';
import type { Acting } from '../../../../shared/domain/order/facts';
import type { Order, SettledOrder, Source } from '../../../../shared/domain/order/order';
import type { OrderChange } from '../../../../shared/domain/order/order-change';
import { DAY_MS } from '../../../../shared/domain/units';
import { entryOf, livedOf, replayed } from './replayed';
import {
  binding,
  by,
  CALL,
  community,
  DAUGHTER,
  factsOf,
  LI,
  NOON,
  ORDER,
  orderIn,
  outcomeOf,
  STAFF,
  STATION,
  station,
  WANG,
} from './samples';

const AT = NOON + 30 * DAY_MS;
const lead: Acting = by(STAFF, ['station', 'stationLead'], { orgId: STATION, consentId: CALL });
const other: Acting = by('per_other_lead', ['station', 'stationLead'], { orgId: STATION });
const isSon = (who: Acting): Acting => ({ ...who, bindings: [{ ...binding, relativeId: STAFF }] });
const own: Source = { account: `person:${WANG}`, kind: 'own', heldMinutes: 20 };
const grant: Source = { account: `grant:${WANG}:cas_1`, kind: 'grant', heldMinutes: 30 };
const hers: Source = { account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 25 };
const lent: Source = { account: `loan:${WANG}`, kind: 'loan', heldMinutes: 60 };
const helper: AccountId = `person:${LI}`;
const shortfall = shortfallAccount({ stationId: STATION });
const settled = (changes: Partial<SettledOrder> = {}): SettledOrder =>
  orderIn('settled', { funding: [own, grant, hers], ...changes });
const proposed = (changes: Partial<SettledOrder> = {}): SettledOrder =>
  settled({ proposal: { kind: 'reversal', byId: STAFF }, ...changes });
const heads = (...known: readonly Head[]): ReadonlyMap<AccountId, Head> =>
  new Map(known.map((head) => [head.account, head]));
const has = (account: AccountId, availableMinutes: number, more: Partial<Head> = {}): Head => ({
  ...newHead(account),
  availableMinutes,
  ...more,
});
const reverse = (order: Order, acting: Acting, known: ReadonlyMap<AccountId, Head> = heads()) =>
  decideReverse({ ...factsOf(order, acting), heads: known, shortfallLimitMinutes: 600 }, AT);
const propose = (order: Order, acting: Acting) =>
  decideProposeReversal(factsOf(order, acting), { reason: 'nobody_came' }, AT);

test.each<[string, string, () => ReturnType<typeof reverse> | ReturnType<typeof propose>]>([
  ['proposed by a lead', 'settled', () => propose(settled(), lead)],
  ['proposed of a voided visit', 'state_forbids', () => propose(orderIn('voided'), lead)],
  ['proposed of what was reversed', 'state_forbids', () => propose(orderIn('reversed'), lead)],
  ['proposed by staff', 'not_allowed', () => propose(settled(), isSon(station))],
  ['proposed by a relative', 'maker_is_checker', () => propose(settled(), isSon(lead))],
  ['carried out by another lead', 'reversed', () => reverse(proposed(), other)],
  ['a visit in dispute', 'state_forbids', () => reverse(orderIn('disputed'), station)],
  ['what was reversed', 'state_forbids', () => reverse(orderIn('reversed'), other)],
  ['carried out by staff', 'not_allowed', () => reverse(settled(), station)],
  ['nothing proposed', 'proposal_forbids', () => reverse(settled(), isSon(lead))],
  [
    'a correction proposed',
    'proposal_forbids',
    () => reverse(settled({ proposal: { kind: 'correction', byId: STAFF, recordMinutes: 30 } }), lead),
  ],
  [
    'one’s own proposal',
    'maker_is_checker',
    () => reverse(proposed({ funding: [lent] }), lead, heads(has(lent.account, 0))),
  ],
  ['carried out by a relative', 'maker_is_checker', () => reverse(proposed(), isSon(other))],
  [
    'a loan that was given back',
    'rule_forbids: loan_given_back',
    () => reverse(proposed({ funding: [lent] }), other, heads(has(lent.account, -59))),
  ],
  [
    'a loan still owed',
    'reversed',
    () => reverse(proposed({ funding: [lent] }), other, heads(has(lent.account, -60))),
  ],
])('%s → %s', (_who, expected, decided) => {
  expect(outcomeOf(decided())).toBe(expected);
});

const made = (decided: { readonly ok: boolean; readonly value?: OrderChange }): OrderChange => {
  if (decided.value === undefined) throw new Error('refused');
  return decided.value;
};
const line = (account: AccountId, availableDelta: number, more: Partial<Posting> = {}): Posting => ({
  account,
  availableDelta,
  heldDelta: 0,
  ...more,
});
const back = [line(own.account, 20), line(grant.account, 30), line(hers.account, 10)];

test.each<[string, readonly Head[], readonly Posting[]]>([
  ['has them all', [has(helper, 90)], [...back, line(helper, -60)]],
  ['has some', [has(helper, 25)], [...back, line(helper, -25), line(shortfall, -35, { floorMinutes: -600 })]],
  ['has none', [has(helper, 0)], [...back, line(shortfall, -60, { floorMinutes: -600 })]],
  ['was never credited', [], [...back, line(shortfall, -60, { floorMinutes: -600 })]],
  [
    'is frozen',
    [has(helper, 90, { status: 'frozen' })],
    [...back, line(shortfall, -60, { floorMinutes: -600 })],
  ],
  [
    'has some, and the shortfall has its floor already',
    [has(helper, 25), has(shortfall, -10, { floorMinutes: -600 })],
    [...back, line(helper, -25), line(shortfall, -35)],
  ],
  [
    'has them all, and the case was closed meanwhile',
    [has(helper, 60), has(grant.account, 0, { status: 'closed' })],
    [line(own.account, 20), line(`pool:${STATION}`, 30), line(hers.account, 10), line(helper, -60)],
  ],
  [
    'has them all, and two accounts were closed meanwhile',
    [has(helper, 60), has(own.account, 0, { status: 'closed' }), has(grant.account, 0, { status: 'closed' })],
    [line(`pool:${STATION}`, 50), line(hers.account, 10), line(helper, -60)],
  ],
])('a helper who %s: the sources get all of it back', (_who, known, postings) => {
  const change = made(reverse(proposed(), other, heads(...known)));
  expect(change.postings).toEqual(postings);
  const { settledMinutes: _gone, state: _state, ...rest } = settled();
  expect(change.order).toEqual({ ...rest, state: 'reversed', version: rest.version + 1, sinceMs: AT });
});

test('a reversal that somebody rewrote is found: more, less, the helper paid, one pair of hands', () => {
  const order = proposed();
  const change = made(reverse(order, other, heads(has(helper, 25))));
  const entry = entryOf(change, 'per_other_lead');
  expect(replayed(order, entry)).toEqual({ lived: livedOf(change.order), faults: [] });
  const changed = (by: Readonly<Record<string, number>>) =>
    entry.lines.map((each) => ({ ...each, availableDelta: each.availableDelta + (by[each.account] ?? 0) }));
  for (const lines of [
    [],
    changed({ [own.account]: 15, [shortfall]: -15 }),
    changed({ [own.account]: -15, [shortfall]: 15 }),
    changed({ [own.account]: -10, [hers.account]: 10 }),
    changed({ [helper]: 30, [shortfall]: -30 }),
    changed({ [helper]: -40, [shortfall]: 40 }),
  ])
    expect(replayed(order, { ...entry, lines }).faults).toHaveLength(1);
  expect(replayed(order, { ...entry, principal: STAFF }).lived).toBeUndefined();
  expect(replayed(settled(), entry).lived).toBeUndefined();
  expect(
    replayed(settled({ proposal: { kind: 'correction', byId: STAFF, recordMinutes: 30 } }), entry).lived,
  ).toBeUndefined();
});

const acts = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('correct' as const), recordMinutes: fc.integer({ min: 0, max: 220 }) }),
    fc.record({ kind: fc.constant('use' as const), minutes: fc.integer({ min: 1, max: 60 }) }),
    fc.constant({ kind: 'reverse' } as const),
  ),
  { maxLength: 8 },
);

test('any corrections, hours used and a reversal: sums stay zero, no more is settled than was held, the record is what is left (invariants 1, 3, 4, 5, 12, 14)', () => {
  fc.assert(
    fc.property(acts, fc.nat(40), fc.constantFrom(0, 20, 600), (all, heldBack, limit) => {
      const city = new Map<AccountId, Head>();
      const total = () =>
        [...city.values()].reduce(
          (sum, { availableMinutes, heldMinutes }) => sum + availableMinutes + heldMinutes,
          0,
        );
      const steps: { readonly place: string; readonly postings: readonly Posting[] }[] = [];
      /** All of them, or none. */
      const write = (place: string, postings: readonly Posting[]): boolean => {
        const posted = postings.map((each) => post(city.get(each.account) ?? newHead(each.account), each));
        if (!posted.every(({ ok }) => ok)) return false;
        for (const each of posted) if (each.ok) city.set(each.value.account, each.value);
        steps.push({ place, postings });
        return true;
      };
      const funding = [own, grant, hers];
      for (const { account, heldMinutes } of funding) city.set(account, has(account, heldMinutes + heldBack));
      const before = total();
      const confirmed = orderIn('confirmed', { funding });
      write('request', holdPostings(funding));
      const first = made(decideSettle(factsOf(confirmed, community), AT));
      write('settle', first.postings);
      let order: Order = first.order;
      const carryOut = (
        decided: { readonly ok: boolean; readonly value?: OrderChange },
        who: Acting,
      ): boolean => {
        if (decided.value === undefined) return false;
        const { value } = decided;
        expect(replayed(order, entryOf(value, who.principal, { consentId: CALL }))).toEqual({
          lived: livedOf(value.order),
          faults: [],
        });
        if (!write(value.command, value.postings)) return false;
        order = value.order;
        return true;
      };
      let usedMinutes = 0;
      let isReversed = false;
      for (const act of all) {
        const stood = order;
        if (act.kind === 'use') {
          const used = write('gift', [line(helper, -act.minutes), line(`pool:${STATION}`, act.minutes)]);
          usedMinutes += used ? act.minutes : 0;
          if (used) steps.pop();
        } else if (act.kind === 'correct') {
          const { recordMinutes } = act;
          carryOut(
            decideProposeCorrection(factsOf(order, lead), { recordMinutes, reason: 'wrong_time' }, AT),
            lead,
          );
          const facts = { ...factsOf(order, other), heads: city };
          const done = carryOut(decideCorrect(facts, { recordMinutes }, AT), other);
          if (done) expect(order).toMatchObject({ recordMinutes });
          if (isReversed) expect(order).toBe(stood);
        } else {
          carryOut(decideProposeReversal(factsOf(order, lead), { reason: 'nobody_came' }, AT), lead);
          const facts = { ...factsOf(order, other), heads: city, shortfallLimitMinutes: limit };
          if (carryOut(decideReverse(facts, AT), other)) {
            expect(isReversed).toBe(false);
            isReversed = true;
          }
        }
        expect(total()).toBe(before);
        const paid = (city.get(helper)?.availableMinutes ?? 0) + usedMinutes;
        const bears = 0 - (city.get(shortfall)?.availableMinutes ?? 0);
        const given = funding.map(
          ({ account, heldMinutes }) => heldMinutes + heldBack - (city.get(account)?.availableMinutes ?? 0),
        );
        // Each source gives at most what it held, the earlier ones first.
        given.forEach((minutes, index) => {
          expect(minutes).toBeGreaterThanOrEqual(0);
          expect(minutes).toBeLessThanOrEqual(funding[index]?.heldMinutes ?? 0);
          if (minutes > 0 && index > 0) expect(given[index - 1]).toBe(funding[index - 1]?.heldMinutes);
        });
        if (order.state === 'settled') {
          expect([paid, bears]).toEqual([order.settledMinutes, 0]);
          expect(given.reduce((sum, minutes) => sum + minutes, 0)).toBe(order.settledMinutes);
          const cameTo = order.recordMinutes < 15 ? 0 : Math.round(order.recordMinutes / 15) * 15;
          expect(order.settledMinutes).toBe(Math.min(75, cameTo));
        } else {
          expect(isReversed).toBe(true);
          expect(given).toEqual([0, 0, 0]);
          expect(paid).toBe(bears);
          expect(bears).toBeLessThanOrEqual(limit);
        }
      }
      const moved = steps.map(({ place, postings }, index) => ({
        place,
        subject: ORDER,
        version: index + 1,
        moves: postings.map((posting) => ({ ...posting, seq: 1 })),
      }));
      expect([...checkHolds(order, moved)]).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
