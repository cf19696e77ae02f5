import { decideMiss } from '../../../../shared/domain/order/decide-by-clock';
import { decideGrab, type GrabFacts } from '../../../../shared/domain/order/decide-grab';
import type { Person } from '../../../../shared/domain/person/person';
import { HOUR_MS, MINUTE_MS, type Ms } from '../../../../shared/domain/units';
import {
  binding,
  by,
  DAUGHTER,
  dayOfVisits,
  deadlineFacts,
  elder,
  factsOf,
  helper,
  LI,
  NOON,
  ORDER,
  orderIn,
  outcomeOf,
  personNamed,
  serviceNamed,
  WANG,
  ZHANG,
} from './samples';

const grabFacts = (changes: Partial<GrabFacts> = {}): GrabFacts => ({
  ...factsOf(orderIn('open'), helper),
  volunteer: personNamed(LI, { birthMonth: 196_001 }),
  day: dayOfVisits(),
  distanceMetres: 800,
  ...changes,
});
const li = (changes: Partial<Person>): Partial<GrabFacts> => ({
  volunteer: personNamed(LI, { birthMonth: 196_001, ...changes }),
});
const escort = { service: serviceNamed('escort.medical') };
const wheelchair = { service: { ...serviceNamed('escort.wheelchair'), skill: 'escort-care' } };
const skilled = (untilDay: number): Partial<Person> => ({ skills: [{ code: 'escort-care', untilDay }] });
const { distanceMetres: _distance, ...unknownDistance } = grabFacts();
const home = Uint8Array.of(1, 2, 3);
const busy = (fromMs: Ms, plannedMinutes: number) =>
  dayOfVisits([{ orderId: 'ord_other', fromMs, plannedMinutes }]);

describe('grab', () => {
  test.each<[situation: string, expected: string, given?: Partial<GrabFacts>, atMs?: Ms, seenStartMs?: Ms]>([
    ['by an eligible volunteer, start ahead', 'accepted'],
    ['a millisecond before the start', 'accepted', {}, NOON - 1],
    ['at the start, to the millisecond', 'deadline_passed', {}, NOON],
    [
      'of an order that another has',
      'order_already_taken',
      { order: orderIn('accepted', { helperId: ZHANG }) },
    ],
    ['of an order that was settled long ago', 'order_already_taken', { order: orderIn('settled') }],
    ['of an order on the station’s desk', 'state_forbids', { order: orderIn('submitted') }],
    ['of an order that was cancelled', 'state_forbids', { order: orderIn('cancelled') }],
    ['by somebody who is no volunteer', 'not_allowed', { acting: by(LI, ['elder']) }],
    ['for somebody else', 'not_allowed', { acting: by(ZHANG, ['volunteer']) }],
    ['by one who saw another start', 'order_changed', {}, NOON - HOUR_MS, NOON - 1],
    // eligibility, in check order
    ['by a suspended volunteer', 'not_eligible: volunteer_active', li({ status: 'suspended' })],
    ['by one who never was a volunteer', 'not_eligible: volunteer_active', li({ facets: ['elder'] })],
    [
      'of what only a centre may do',
      'not_eligible: provider_centre',
      { service: serviceNamed('bathing.hair') },
    ],
    ['of what takes two helpers', 'not_eligible: pair', { service: serviceNamed('escort.stairs') }],
    ['by one who turned 18 the month before', 'accepted', li({ birthMonth: 200_802 })],
    ['by one who turns 18 in the month of the visit', 'not_eligible: adult', li({ birthMonth: 200_803 })],
    ['by a child of eleven', 'not_eligible: adult', li({ birthMonth: 201_411 })],
    ['without the skill', 'not_eligible: skill', escort],
    [
      'with another skill',
      'not_eligible: skill',
      { ...escort, ...li({ skills: [{ code: 'repair', untilDay: 20_991_231 }] }) },
    ],
    [
      'with a skill that runs out the day before',
      'not_eligible: skill',
      { ...escort, ...li(skilled(20_260_309)) },
    ],
    ['with a skill that runs out on the day', 'accepted', { ...escort, ...li(skilled(20_260_310)) }],
    ['from five kilometres', 'accepted', { distanceMetres: 5_000 }],
    ['from a metre more', 'not_eligible: distance', { distanceMetres: 5_001 }],
    ['by a son', 'not_eligible: not_relative', li({ bindings: [{ ...binding, relativeId: LI }] })],
    [
      'by a son whose binding has run out',
      'not_eligible: not_relative',
      li({ bindings: [{ ...binding, relativeId: LI, untilMs: 0 }] }),
    ],
    [
      'by the son of the payer',
      'not_eligible: not_relative',
      {
        order: orderIn('open', {
          funding: [{ account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 60 }],
        }),
        ...li({ bindings: [{ ...binding, elderId: DAUGHTER, relativeId: LI }] }),
      },
    ],
    [
      'by one bound to somebody else',
      'accepted',
      li({ bindings: [{ ...binding, elderId: ZHANG, relativeId: LI }] }),
    ],
    [
      'by the elder',
      'not_eligible: not_party',
      { volunteer: personNamed(WANG), acting: by(WANG, ['volunteer']) },
    ],
    [
      'by the payer',
      'not_eligible: not_party',
      { order: orderIn('open', { funding: [{ account: `person:${LI}`, kind: 'family', heldMinutes: 60 }] }) },
    ],
    [
      'at the same address',
      'not_eligible: own_address',
      { ...li({ addressHmac: home }), order: orderIn('open', { addressHmac: Uint8Array.of(1, 2, 3) }) },
    ],
    [
      'at another address',
      'accepted',
      { ...li({ addressHmac: home }), order: orderIn('open', { addressHmac: Uint8Array.of(1, 2, 4) }) },
    ],
    [
      'with lifting, at 70',
      'accepted',
      { ...wheelchair, ...li({ ...skilled(20_260_310), birthMonth: 195_504 }) },
    ],
    [
      'with lifting, at 71',
      'not_eligible: lifting_age',
      { ...wheelchair, ...li({ ...skilled(20_260_310), birthMonth: 195_503 }) },
    ],
    ['without lifting, at 80', 'accepted', li({ birthMonth: 194_601 })],
    // the day
    ['while another visit ends a minute later', 'day_overlaps', { day: busy(NOON - 59 * MINUTE_MS, 60) }],
    ['while another visit ends then', 'accepted', { day: busy(NOON - HOUR_MS, 60) }],
    ['on a day that it would fill to 480 minutes', 'accepted', { day: busy(NOON + HOUR_MS, 420) }],
    ['on a day that it would fill to 495 minutes', 'day_full', { day: busy(NOON + HOUR_MS, 435) }],
  ])('%s → %s', (_case, expected, given = {}, atMs = NOON - HOUR_MS, seenStartMs = NOON) => {
    expect(outcomeOf(decideGrab(grabFacts(given), { seenStartMs }, atMs))).toBe(expected);
  });

  test('from nobody knows how far → distance', () => {
    expect(outcomeOf(decideGrab(unknownDistance, { seenStartMs: NOON }, NOON - HOUR_MS))).toBe(
      'not_eligible: distance',
    );
  });

  test('refusals come in the order that the docstring gives', () => {
    // Everything is wrong; what is named is put right, one after another.
    let given: Partial<GrabFacts> = {
      order: orderIn('submitted'),
      acting: elder,
      service: { ...serviceNamed('escort.stairs'), provider: 'centre' },
      volunteer: personNamed(LI, {
        status: 'suspended',
        birthMonth: 201_001,
        addressHmac: home,
        bindings: [{ ...binding, relativeId: LI }],
      }),
      distanceMetres: 9_000,
      day: busy(NOON, 450),
    };
    let [atMs, seenStartMs] = [NOON, 0];
    const mends: Readonly<Record<string, () => void>> = {
      state_forbids: () =>
        (given = {
          ...given,
          order: orderIn('open', {
            elderId: WANG,
            funding: [{ account: `person:${LI}`, kind: 'family', heldMinutes: 60 }],
          }),
        }),
      not_allowed: () => (given = { ...given, acting: helper }),
      deadline_passed: () => (atMs = NOON - HOUR_MS),
      order_changed: () => (seenStartMs = NOON),
      'not_eligible: volunteer_active': () =>
        (given = { ...given, volunteer: { ...person(), status: 'active' } }),
      'not_eligible: provider_centre': () => (given = { ...given, service: serviceNamed('escort.stairs') }),
      'not_eligible: pair': () => (given = { ...given, service: serviceNamed('escort.wheelchair') }),
      'not_eligible: adult': () => (given = { ...given, volunteer: { ...person(), birthMonth: 194_001 } }),
      'not_eligible: skill': () =>
        (given = {
          ...given,
          volunteer: { ...person(), skills: [{ code: 'wheelchair', untilDay: 20_991_231 }] },
        }),
      'not_eligible: distance': () => (given = { ...given, distanceMetres: 10 }),
      'not_eligible: not_relative': () => (given = { ...given, volunteer: { ...person(), bindings: [] } }),
      'not_eligible: not_party': () => (given = { ...given, order: orderIn('open', { addressHmac: home }) }),
      'not_eligible: own_address': () => (given = { ...given, order: orderIn('open') }),
      'not_eligible: lifting_age': () =>
        (given = { ...given, volunteer: { ...person(), birthMonth: 197_001 } }),
      day_overlaps: () => (given = { ...given, day: busy(NOON + HOUR_MS, 450) }),
      day_full: () => (given = { ...given, day: dayOfVisits() }),
    };
    const person = (): Person => given.volunteer ?? personNamed(LI);
    const met: string[] = [];
    for (let step = 0; step <= Object.keys(mends).length; step += 1) {
      const outcome = outcomeOf(decideGrab(grabFacts(given), { seenStartMs }, atMs));
      met.push(outcome);
      mends[outcome]?.();
    }
    expect(met).toEqual([...Object.keys(mends), 'accepted']);
  });

  test('the winner has the order, the next assignment and the time in his day; no minutes move', () => {
    const decided = decideGrab(
      grabFacts({ order: orderIn('open', { assignmentNo: 4 }) }),
      { seenStartMs: NOON },
      NOON - HOUR_MS,
    );
    if (!decided.ok) throw new Error(decided.refusal.code);
    const { order, days, postings, detail } = decided.value;
    expect(order).toEqual(orderIn('accepted', { version: 4, assignmentNo: 5, sinceMs: NOON - HOUR_MS }));
    expect(days).toEqual([
      { ...dayOfVisits([{ orderId: ORDER, fromMs: NOON, plannedMinutes: 60 }]), version: 1 },
    ]);
    expect(postings).toEqual([]);
    expect(detail).toEqual({ assignmentNo: 5, helperId: LI });
  });
});

describe('miss', () => {
  test.each([
    ['at the start', 'submitted', orderIn('open'), NOON],
    ['a millisecond before', 'too_early', orderIn('open'), NOON - 1],
    ['of an order that somebody took', 'state_forbids', orderIn('accepted'), NOON + HOUR_MS],
  ] as const)('%s → %s', (_case, expected, order, atMs) => {
    expect(outcomeOf(decideMiss({ ...deadlineFacts(), order }, atMs))).toBe(expected);
  });

  test('a late clock misses at the start; the hold stands and the elder is called', () => {
    const decided = decideMiss({ ...deadlineFacts(), order: orderIn('open') }, NOON + 5 * HOUR_MS);
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.order).toEqual(orderIn('submitted', { version: 4, sinceMs: NOON }));
    expect(decided.value.order.dueAtMs).toBe(NOON + 15 * MINUTE_MS);
    expect(decided.value.postings).toEqual([]);
  });
});
