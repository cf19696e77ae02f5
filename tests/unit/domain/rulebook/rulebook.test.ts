import fc from 'fast-check';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import type { Rulebook } from '../../../../shared/domain/rulebook/rulebook';
import { rulebookAt } from '../../../../shared/domain/rulebook/rulebook-at';
import { follows, rulebookFaults } from '../../../../shared/domain/rulebook/rulebook-faults';
import { loosenedRules, type RuleName, tightens } from '../../../../shared/domain/rulebook/tightens';
import { HOUR_MS } from '../../../../shared/domain/units';

const book = (changes: Partial<Rulebook> = {}): Rulebook => ({ ...defaultRulebook, ...changes });

test('the default rulebook holds the numbers of product.md and orders.md', () => {
  expect(defaultRulebook).toEqual({
    version: 1,
    effectiveMs: 0,
    roundingMinutes: 15,
    orderMinMinutes: 30,
    orderMaxMinutes: 240,
    visitFromMinute: 420,
    visitToMinute: 1_260,
    askAheadMaxDays: 28,
    publishAheadMinMinutes: 120,
    grabDistanceMaxMetres: 5_000,
    deskFromMinute: 510,
    deskToMinute: 1_050,
    creditedPerDayMaxMinutes: 480,
    heldMaxMinutes: 90_000,
    redeemFromAgeYears: 60,
    checkInEarlyMinutes: 30,
    checkInLateMinutes: 30,
    checkOutLateMinutes: 120,
    liftingHelperAgeMaxYears: 70,
    codeTriesMax: 5,
  });
  expect(rulebookFaults(defaultRulebook)).toEqual([]);
});

test.each<[keyof Rulebook, Partial<Rulebook>]>([
  ['version', { version: 0 }],
  ['roundingMinutes', { roundingMinutes: 0 }],
  ['orderMinMinutes', { orderMinMinutes: 40 }],
  ['orderMaxMinutes', { orderMaxMinutes: 250 }],
  ['orderMaxMinutes', { orderMaxMinutes: 15 }],
  ['visitToMinute', { visitToMinute: 1_441 }],
  ['visitFromMinute', { visitFromMinute: 1_200 }],
  ['deskToMinute', { deskToMinute: 1_441 }],
  ['deskFromMinute', { deskFromMinute: 1_050 }],
  ['creditedPerDayMaxMinutes', { creditedPerDayMaxMinutes: 120 }],
  ['codeTriesMax', { codeTriesMax: 0 }],
  ['heldMaxMinutes', { heldMaxMinutes: 0.5 }],
  ['redeemFromAgeYears', { redeemFromAgeYears: -1 }],
])('a book with a wrong %s has that fault alone', (name, changes) => {
  expect(rulebookFaults(book(changes))).toEqual([name]);
});

test('at an instant the latest book in effect stands, whatever the order in which they lie', () => {
  const first = book({ version: 1, effectiveMs: 100 });
  const second = book({ version: 2, effectiveMs: 200 });
  for (const books of [
    [first, second],
    [second, first],
  ]) {
    expect(rulebookAt(books, 199).version).toBe(1);
    expect(rulebookAt(books, 200).version).toBe(2);
    expect(() => rulebookAt(books, 99)).toThrow();
  }
});

test('a next book has the next version, a later effect and a day of notice', () => {
  const latest = book({ version: 3, effectiveMs: 0 });
  const next = book({ version: 4, effectiveMs: 24 * HOUR_MS });
  expect(follows(next, latest, 0)).toBe(true);
  expect(follows(next, latest, 1)).toBe(false);
  expect(follows({ ...next, version: 5 }, latest, 0)).toBe(false);
  expect(follows(next, { ...latest, effectiveMs: next.effectiveMs }, 0)).toBe(false);
});

/** Written down a second time: +1 where more is stricter, −1 where less is, 0 where a district may change nothing. */
const stricter: Readonly<Record<RuleName, 1 | -1 | 0>> = {
  roundingMinutes: 0,
  orderMinMinutes: 1,
  orderMaxMinutes: -1,
  visitFromMinute: 1,
  visitToMinute: -1,
  askAheadMaxDays: -1,
  publishAheadMinMinutes: 1,
  grabDistanceMaxMetres: -1,
  deskFromMinute: -1,
  deskToMinute: 1,
  creditedPerDayMaxMinutes: -1,
  heldMaxMinutes: -1,
  redeemFromAgeYears: 1,
  checkInEarlyMinutes: -1,
  checkInLateMinutes: -1,
  checkOutLateMinutes: -1,
  liftingHelperAgeMaxYears: -1,
  codeTriesMax: -1,
};
const ruleNames = Object.keys(stricter) as RuleName[];

test.each(ruleNames)('a district may tighten %s, never loosen it', (name) => {
  const moved = (by: number): Rulebook => book({ [name]: defaultRulebook[name] + by });
  const way = stricter[name];
  expect(tightens(moved(way), defaultRulebook)).toBe(true);
  expect(loosenedRules(moved(way === 0 ? 1 : -way), defaultRulebook)).toEqual([name]);
});

test('any two books: what one loosens against the other, the other tightens', () => {
  const any = fc.record(Object.fromEntries(ruleNames.map((name) => [name, fc.nat(3)])));
  fc.assert(
    fc.property(any, any, (one, other) => {
      const [a, b] = [book(one), book(other)];
      const differing = ruleNames.filter((name) => a[name] !== b[name] && stricter[name] !== 0);
      const loosened = [...loosenedRules(a, b), ...loosenedRules(b, a)].filter(
        (name) => stricter[name] !== 0,
      );
      expect(loosened.toSorted()).toEqual(differing.toSorted());
    }),
  );
});
