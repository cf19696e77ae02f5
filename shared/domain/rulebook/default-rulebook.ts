import type { Rulebook } from './rulebook';

/** The city's first rulebook: the defaults of product.md, "Rulebook", in effect from the beginning. */
export const defaultRulebook: Rulebook = {
  version: 1,
  effectiveMs: 0,
  // Nearest 15, once: Chongqing and NorCal round by band; examples 2 and 3 of orders.md.
  roundingMinutes: 15,
  // product.md: 30–240 minutes, within one day, 07:00–21:00, asked at most 28 days ahead.
  orderMinMinutes: 30,
  orderMaxMinutes: 240,
  visitFromMinute: 7 * 60,
  visitToMinute: 21 * 60,
  askAheadMaxDays: 28,
  // product.md, "published at once": start at least 2 h ahead.
  publishAheadMinMinutes: 120,
  // product.md, "grab": community centres at most 5 km apart.
  grabDistanceMaxMetres: 5_000,
  // product.md, "desk hours": working days 08:30–17:30.
  deskFromMinute: 8 * 60 + 30,
  deskToMinute: 17 * 60 + 30,
  // product.md: 480 a day; 1,500 h held at most, as in Nanjing.
  creditedPerDayMaxMinutes: 480,
  heldMaxMinutes: 90_000,
  // product.md: 60, as in Nanjing and Beijing.
  redeemFromAgeYears: 60,
  // orders.md, Evidence: the volunteer's check-in from 30 min before to 30 min after the start.
  checkInEarlyMinutes: 30,
  checkInLateMinutes: 30,
  // orders.md, Deadlines: the clock acts at planned end + 120.
  checkOutLateMinutes: 120,
  // product.md, Services; 志愿服务条例 art. 15: lifting up to the age of 70.
  liftingHelperAgeMaxYears: 70,
  // orders.md, Evidence: five wrong tries, then the station only.
  codeTriesMax: 5,
  // product.md, "monthly allowance of an entitled elder": 600 min basic.
  allowanceMinutes: 600,
  // As much as an entitled elder has in a month; the city may say otherwise.
  grantMaxMinutes: 600,
  // product.md, "floor": 600 min a parent, due in 12 months, as NorCal lets members go to −10 h.
  loanCeilingMinutes: 600,
  loanDueMonths: 12,
  // ledger.md, Movements (write-off): from due + 6 months.
  writeOffAfterMonths: 6,
  // ledger.md, Movements (death): frozen 60 days.
  deathFrozenDays: 60,
  // ledger.md, Accounts: opening and issuance have a limit. A station's: 100 people with all that one may keep, and more; the city's: its
  // entitled elders' allowances of some years.
  openingLimitMinutes: 10_000_000,
  issuanceLimitMinutes: 1_000_000_000,
  // ledger.md, Accounts (shortfall: −limit): 1,000 h a station, the visits of a few people over a year; beyond, the bureau has to look.
  shortfallLimitMinutes: 60_000,
};
