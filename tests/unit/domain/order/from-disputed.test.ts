import { instantAt } from '../../../../shared/domain/calendar/shanghai-day';
import { decideConfirm } from '../../../../shared/domain/order/decide-confirm';
import { decideResolve } from '../../../../shared/domain/order/decide-resolve';
import type { Acting } from '../../../../shared/domain/order/facts';
import type { Order } from '../../../../shared/domain/order/order';
import { DAY_MS, type Ms } from '../../../../shared/domain/units';
import {
  binding,
  by,
  CALL,
  community,
  DAUGHTER,
  elder,
  factsOf,
  family,
  helper,
  LI,
  lead,
  NOON,
  OVERRIDE_IN,
  orderIn,
  outcomeOf,
  personNamed,
  STAFF,
  station,
  TUESDAY,
  WANG,
} from './samples';

const disputed = orderIn('disputed');
const AT = NOON + DAY_MS;

describe('resolve', () => {
  // Disputed on Tuesday 10 March 2026: working day 15 is 31 March, working day 30 is 22 April, over 清明.
  const day15 = instantAt(TUESDAY + 21, 17 * 60 + 30);
  const day30 = instantAt(TUESDAY + 43, 17 * 60 + 30);
  const district = by('per_district', ['district']);
  const bureau = by('per_bureau', ['bureau']);
  const short = orderIn('disputed', {
    creditMinutes: 60,
    funding: [{ account: `person:${WANG}`, kind: 'own', heldMinutes: 45 }],
  });

  test.each<[string, string, Acting, number, Ms?, Order?]>([
    ['a lead, in full', 'settled', lead, 60],
    ['a lead, in part', 'settled', lead, 15],
    ['a lead, to nothing', 'voided', lead, 0],
    ['the station without a lead', 'not_allowed', station, 60],
    ['the community', 'not_allowed', community, 60],
    ['the district on working day 15', 'settled', district, 60, day15],
    ['the district a millisecond earlier', 'too_early', district, 60, day15 - 1],
    ['the bureau on working day 30', 'settled', bureau, 60, day30],
    ['the bureau a millisecond earlier', 'too_early', bureau, 60, day30 - 1],
    [
      'a lead who is her son',
      'maker_is_checker',
      by(STAFF, ['stationLead'], { bindings: [{ ...binding, relativeId: STAFF }] }),
      60,
    ],
    ['a lead who is the helper', 'maker_is_checker', by(LI, ['stationLead']), 0],
    ['not a step of 15', 'rule_forbids: minutes_step', lead, 50],
    ['less than nothing', 'rule_forbids: minutes_step', lead, -15],
    ['half minutes', 'rule_forbids: minutes_step', lead, 0.5],
    ['more than is held', 'rule_forbids: credit_at_most_held', lead, 60, AT, short],
    ['more than the check-out came to', 'settled', lead, 45, AT, orderIn('disputed', { creditMinutes: 15 })],
    [
      'where the check-out came to nothing',
      'settled',
      lead,
      60,
      AT,
      orderIn('disputed', { creditMinutes: 0 }),
    ],
    ['before anybody disputes', 'state_forbids', lead, 60, AT, orderIn('confirmed')],
  ])('%s → %s', (_case, expected, acting, creditMinutes, atMs = AT, order = disputed) => {
    const command = { creditMinutes, reason: 'evidence_accepted' } as const;
    expect(outcomeOf(decideResolve(factsOf(order, acting), command, atMs))).toBe(expected);
  });

  test('in part: the helper gets it, the rest comes back, the record stays', () => {
    const decided = decideResolve(factsOf(disputed, lead), { creditMinutes: 15, reason: 'part_served' }, AT);
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.command).toBe('resolve');
    expect(decided.value.order).toEqual(orderIn('settled', { version: 4, settledMinutes: 15, sinceMs: AT }));
    expect(decided.value.postings).toEqual([
      { account: `person:${WANG}`, availableDelta: 45, heldDelta: -60 },
      { account: `person:${LI}`, availableDelta: 15, heldDelta: 0 },
    ]);
    expect(decided.value.detail).toEqual({
      helperId: LI,
      recordMinutes: 62,
      creditMinutes: 15,
      reason: 'part_served',
    });
  });

  test('more than the check-out came to, as much as is held: the helper gets it, the record stays', () => {
    const early = orderIn('disputed', { recordMinutes: 20, creditMinutes: 15 });
    const command = { creditMinutes: 60, reason: 'evidence_accepted' } as const;
    const decided = decideResolve(factsOf(early, lead), command, AT);
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order).toMatchObject({ state: 'settled', recordMinutes: 20, settledMinutes: 60 });
    expect(decided.value.postings).toEqual([
      { account: `person:${WANG}`, availableDelta: 0, heldDelta: -60 },
      { account: `person:${LI}`, availableDelta: 60, heldDelta: 0 },
    ]);
  });

  test('to nothing: all comes back', () => {
    const decided = decideResolve(factsOf(disputed, lead), { creditMinutes: 0, reason: 'nobody_came' }, AT);
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.postings).toEqual([
      { account: `person:${WANG}`, availableDelta: 60, heldDelta: -60 },
    ]);
    expect(decided.value.order).toEqual(orderIn('voided', { version: 4, sinceMs: AT }));
  });
});

describe('confirm after all', () => {
  const colleague = by('per_colleague', ['station'], { consentId: CALL });
  test.each<[string, string, Acting, Order?]>([
    ['the elder, who denied', 'confirmed', elder],
    ['the daughter, when the elder denied', 'not_allowed', family],
    ['the daughter, who denied', 'confirmed', family, orderIn('disputed', { deniedById: DAUGHTER })],
    [
      'the elder, when the daughter denied',
      'not_allowed',
      elder,
      orderIn('disputed', { deniedById: DAUGHTER }),
    ],
    ['a call-back', 'confirmed', colleague, orderIn('disputed', { deniedById: DAUGHTER })],
    [
      'a call-back by who vouched for the visit',
      'maker_is_checker',
      station,
      orderIn('disputed', { proofs: [OVERRIDE_IN] }),
    ],
    ['the helper', 'not_allowed', helper],
  ])('%s → %s', (_case, expected, acting, order = disputed) => {
    expect(outcomeOf(decideConfirm({ ...factsOf(order, acting), elder: personNamed(WANG) }, AT))).toBe(
      expected,
    );
  });
});
