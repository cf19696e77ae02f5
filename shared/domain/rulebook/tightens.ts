import type { Rulebook } from './rulebook';

/** Every rule of a rulebook; `version` and `effectiveMs` say which book it is. */
export type RuleName = Exclude<keyof Rulebook, 'version' | 'effectiveMs'>;

/** Which way a district may move a rule: a tighter promise to elders, a narrower permission to all others. */
const tighterIs = {
  // Both books must round alike, or a visit across the border counts twice over.
  roundingMinutes: 'same',
  orderMinMinutes: 'higher',
  orderMaxMinutes: 'lower',
  visitFromMinute: 'higher',
  visitToMinute: 'lower',
  askAheadMaxDays: 'lower',
  publishAheadMinMinutes: 'higher',
  grabDistanceMaxMetres: 'lower',
  // A desk that is open longer answers sooner.
  deskFromMinute: 'lower',
  deskToMinute: 'higher',
  creditedPerDayMaxMinutes: 'lower',
  heldMaxMinutes: 'lower',
  redeemFromAgeYears: 'higher',
  checkInEarlyMinutes: 'lower',
  checkInLateMinutes: 'lower',
  checkOutLateMinutes: 'lower',
  liftingHelperAgeMaxYears: 'lower',
  codeTriesMax: 'lower',
} as const satisfies Record<RuleName, 'lower' | 'higher' | 'same'>;

// Object.keys forgets the literal keys of the table above.
const ruleNames = Object.keys(tighterIs) as RuleName[];

/** The rules that a district's book would loosen against the city's; none means that it may take effect. Pure. */
export const loosenedRules = (district: Rulebook, city: Rulebook): readonly RuleName[] =>
  ruleNames.filter((name) => {
    const change = district[name] - city[name];
    if (tighterIs[name] === 'same') return change !== 0;
    return tighterIs[name] === 'lower' ? change > 0 : change < 0;
  });

/** Whether a district's book may stand beside the city's: it may tighten, never loosen. Pure. Source: product.md, Rulebook. */
export const tightens = (district: Rulebook, city: Rulebook): boolean =>
  loosenedRules(district, city).length === 0;
