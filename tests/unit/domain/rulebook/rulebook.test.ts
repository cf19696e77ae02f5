import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import type { Rulebook } from '../../../../shared/domain/rulebook/rulebook';
import { rulebookAt } from '../../../../shared/domain/rulebook/rulebook-at';
import { rulebookFaults } from '../../../../shared/domain/rulebook/rulebook-faults';

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
    allowanceMinutes: 600,
    grantMaxMinutes: 600,
    loanCeilingMinutes: 600,
    loanDueMonths: 12,
    writeOffAfterMonths: 6,
    deathFrozenDays: 60,
    openingLimitMinutes: 10_000_000,
    issuanceLimitMinutes: 1_000_000_000,
    shortfallLimitMinutes: 60_000,
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
  ['allowanceMinutes', { allowanceMinutes: 0 }],
  ['allowanceMinutes', { allowanceMinutes: 605 }],
  ['heldMaxMinutes', { heldMaxMinutes: 44_999 }],
  ['grantMaxMinutes', { grantMaxMinutes: 0 }],
  ['grantMaxMinutes', { grantMaxMinutes: 610 }],
  ['loanCeilingMinutes', { loanCeilingMinutes: 0 }],
  ['loanCeilingMinutes', { loanCeilingMinutes: 595 }],
  ['loanDueMonths', { loanDueMonths: 0 }],
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
