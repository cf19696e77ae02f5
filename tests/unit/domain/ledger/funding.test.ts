import fc from 'fast-check';
import type { AccountId } from '../../../../shared/domain/ledger/account';
import {
  heldOf,
  holdPostings,
  releasePostings,
  settlePostings,
} from '../../../../shared/domain/ledger/funding';
import type { Source } from '../../../../shared/domain/order/order';
import { accountOf, personId } from './city-for-tests';

const elder = personId(0);
const ENTITLEMENT: AccountId = `entitlement:${elder}:202611`;
const OWN = accountOf(0);
const HELPER = accountOf(4);
const source = (account: AccountId, heldMinutes: number): Source => ({ account, kind: 'own', heldMinutes });
const pair = [source(ENTITLEMENT, 40), source(OWN, 20)];

test('a request holds on every source what it says', () => {
  expect(holdPostings(pair)).toEqual([
    { account: ENTITLEMENT, availableDelta: -40, heldDelta: 40 },
    { account: OWN, availableDelta: -20, heldDelta: 20 },
  ]);
  expect(heldOf(pair)).toBe(60);
});

test.each<[example: string, credit: number, expected: readonly (readonly [AccountId, number, number])[]]>([
  [
    'orders.md, example 3: served 45: entitlement 40, own 5, release own 15',
    45,
    [
      [ENTITLEMENT, 0, -40],
      [OWN, 15, -20],
      [HELPER, 45, 0],
    ],
  ],
  [
    'all of it',
    60,
    [
      [ENTITLEMENT, 0, -40],
      [OWN, 0, -20],
      [HELPER, 60, 0],
    ],
  ],
  [
    'less than the first source: the second is released whole',
    15,
    [
      [ENTITLEMENT, 25, -40],
      [OWN, 20, -20],
      [HELPER, 15, 0],
    ],
  ],
  [
    'orders.md, example 2: served 6, credit 0: all released, the helper has no line',
    0,
    [
      [ENTITLEMENT, 40, -40],
      [OWN, 20, -20],
    ],
  ],
])('%s', (_example, credit, expected) => {
  const postings = settlePostings(pair, HELPER, credit);
  expect(
    postings.map(({ account, availableDelta, heldDelta }) => [account, availableDelta, heldDelta]),
  ).toEqual(expected);
});

test('cancel gives every hold back', () => {
  expect(releasePostings(pair)).toEqual([
    { account: ENTITLEMENT, availableDelta: 40, heldDelta: -40 },
    { account: OWN, availableDelta: 20, heldDelta: -20 },
  ]);
});

test.each<[what: string, run: () => unknown]>([
  ['no source', () => holdPostings([])],
  ['four sources', () => holdPostings([1, 2, 3, 4].map((no) => source(accountOf(no), 15)))],
  ['one account twice', () => holdPostings([source(OWN, 15), source(OWN, 15)])],
  ['a hold of nothing', () => releasePostings([source(OWN, 0)])],
  ['credit beyond what is held', () => settlePostings(pair, HELPER, 61)],
  ['credit below zero', () => settlePostings(pair, HELPER, -15)],
])('%s is a bug and throws', (_what, run) => {
  expect(run).toThrow();
});

test('any sources, any credit within them: sources in order are used up before the next is touched, and nothing is left held', () => {
  const sources = fc.uniqueArray(fc.record({ no: fc.nat(3), held: fc.integer({ min: 1, max: 240 }) }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ no }) => no,
  });
  fc.assert(
    fc.property(sources, fc.nat(720), (drawn, wish) => {
      const funding = drawn.map(({ no, held }) => source(accountOf(no), held));
      const credit = Math.min(wish, heldOf(funding));
      const postings = settlePostings(funding, HELPER, credit);
      // The model hands out one minute after the other.
      const used = funding.map(() => 0);
      for (let minute = 0; minute < credit; minute += 1) {
        const payer = funding.findIndex(({ heldMinutes }, index) => (used[index] ?? 0) < heldMinutes);
        used[payer] = (used[payer] ?? 0) + 1;
      }
      expect(postings.slice(0, funding.length).map(({ availableDelta }) => availableDelta)).toEqual(
        funding.map(({ heldMinutes }, index) => heldMinutes - (used[index] ?? 0)),
      );
      expect(postings.reduce((sum, { heldDelta }) => sum + heldDelta, 0)).toBe(-heldOf(funding));
    }),
  );
});
