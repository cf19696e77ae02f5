import { instantAt } from '../../../../shared/domain/calendar/shanghai-day';
import { type AccountId, type Head, newHead } from '../../../../shared/domain/ledger/account';
import {
  decideRequest,
  type RequestFacts,
  type RequestOrder,
} from '../../../../shared/domain/order/decide-request';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms } from '../../../../shared/domain/units';
import {
  binding,
  by,
  COMMUNITY,
  DAUGHTER,
  deadlineFacts,
  elder,
  family,
  NOON,
  ORDER,
  outcomeOf,
  personNamed,
  STATION,
  serviceNamed,
  TUESDAY,
  WANG,
} from './samples';

/** Ten hours on each account. */
const headOf = (account: AccountId, availableMinutes = 600): [AccountId, Head] => [
  account,
  { ...newHead(account), availableMinutes },
];
const rich = new Map([headOf(`person:${WANG}`), headOf(`person:${DAUGHTER}`), headOf('person:per_other')]);
const facts = (changes: Partial<RequestFacts> = {}): RequestFacts => ({
  ...deadlineFacts(),
  orderId: ORDER,
  acting: elder,
  elder: personNamed(WANG),
  payers: [],
  heads: rich,
  community: { id: COMMUNITY, kind: 'community', zh: '示例社区', cell: '8641' },
  catalogueVersion: 1,
  ...changes,
});
const wish = (changes: Partial<RequestOrder> = {}): RequestOrder => ({
  elderId: WANG,
  sources: [{ kind: 'own' }],
  serviceCode: 'urgent.chat',
  startMs: NOON,
  plannedMinutes: 60,
  ...changes,
});
/** The whole from the first relative who was read, else from the elder. */
const paidBy = ({ payers: [payer] }: Pick<RequestFacts, 'payers'>): RequestOrder['sources'] => [
  payer === undefined ? { kind: 'own' } : { kind: 'family', payerId: payer.id },
];
const MORNING = NOON - 4 * HOUR_MS;
const byDaughter = { acting: family, payers: [personNamed(DAUGHTER)] };
const bound = (changes: Partial<typeof binding>) => ({
  ...byDaughter,
  acting: { ...family, bindings: [{ ...binding, ...changes }] },
});
const at = (day: number, minute: number): Ms => instantAt(TUESDAY + day, minute);
const { service: _service, ...withoutService } = facts();

test.each<
  [
    situation: string,
    expected: string,
    given?: Partial<RequestFacts>,
    asked?: Partial<RequestOrder>,
    atMs?: Ms,
  ]
>([
  ['the elder, four hours ahead', 'open'],
  ['the elder, two hours ahead', 'open', {}, {}, NOON - 2 * HOUR_MS],
  ['the elder, a millisecond less ahead', 'submitted', {}, {}, NOON - 2 * HOUR_MS + 1],
  ['what a centre must do', 'submitted', { service: serviceNamed('bathing.hair') }],
  ['an elder with a guardian', 'submitted', { elder: personNamed(WANG, { hasGuardian: true }) }],
  ['the daughter, with her own hours', 'open', byDaughter],
  ['the daughter, with the elder’s hours', 'open', { acting: family }],
  // who
  ['another elder', 'not_allowed', { acting: by('per_other', ['elder']) }],
  ['the elder without her role', 'not_allowed', { acting: by(WANG, ['volunteer']) }],
  [
    'a relative without consent',
    'consent_missing',
    { ...byDaughter, acting: by(DAUGHTER, ['family'], { bindings: [binding] }) },
  ],
  ['a relative who names another’s binding', 'consent_missing', bound({ relativeId: 'per_other' })],
  ['a relative of another elder', 'consent_missing', bound({ elderId: 'per_other' })],
  ['a binding without the scope to order', 'consent_missing', bound({ scopes: ['pay', 'viewVisits'] })],
  ['a binding that has run out this millisecond', 'consent_missing', bound({ untilMs: MORNING })],
  // what
  ['a service that does not exist', 'rule_forbids: service_unknown', withoutService],
  ['15 minutes', 'rule_forbids: minutes_range', {}, { plannedMinutes: 15 }],
  ['255 minutes', 'rule_forbids: minutes_range', {}, { plannedMinutes: 255 }],
  ['50 minutes', 'rule_forbids: minutes_step', {}, { plannedMinutes: 50 }],
  ['half a minute', 'rule_forbids: minutes_step', {}, { plannedMinutes: 60.5 }],
  ['30 minutes', 'open', {}, { plannedMinutes: 30 }],
  ['240 minutes', 'open', {}, { plannedMinutes: 240 }],
  ['what takes two helpers', 'submitted', { service: serviceNamed('escort.stairs') }],
  // whose registration
  [
    'an elder who is suspended',
    'rule_forbids: elder_active',
    { elder: personNamed(WANG, { status: 'suspended' }) },
  ],
  [
    'the daughter, while her mother is suspended',
    'rule_forbids: elder_active',
    { ...byDaughter, elder: personNamed(WANG, { status: 'suspended' }) },
  ],
  [
    'the daughter, suspended, with her own hours',
    'rule_forbids: payer_active',
    { ...byDaughter, payers: [personNamed(DAUGHTER, { status: 'suspended' })] },
  ],
  // when
  ['at the start', 'rule_forbids: start_passed', {}, {}, NOON],
  ['a millisecond before the start', 'submitted', {}, {}, NOON - 1],
  ['28 days ahead', 'open', {}, { startMs: NOON + 28 * DAY_MS }],
  ['29 days ahead', 'rule_forbids: ask_ahead', {}, { startMs: NOON + 29 * DAY_MS }],
  ['past midnight', 'rule_forbids: within_one_day', {}, { startMs: at(0, 1_425) }],
  ['from 07:00', 'open', {}, { startMs: at(1, 420) }],
  ['from 06:59', 'rule_forbids: visiting_hours', {}, { startMs: at(1, 419) }],
  ['until 21:00', 'open', {}, { startMs: at(0, 1_200) }],
  ['until 21:01', 'rule_forbids: visiting_hours', {}, { startMs: at(0, 1_201) }],
  // whose
  ['aged 60 in the month of the visit', 'open', { elder: personNamed(WANG, { birthMonth: 196_603 }) }],
  ['aged 59', 'rule_forbids: redeem_age', { elder: personNamed(WANG, { birthMonth: 196_604 }) }],
  ['the elder, with a relative’s hours', 'rule_forbids: payer_binding', { payers: [personNamed(DAUGHTER)] }],
  [
    'a relative, with another’s hours',
    'rule_forbids: payer_binding',
    { ...byDaughter, payers: [personNamed('per_other')] },
  ],
  ['a binding without the scope to pay', 'rule_forbids: payer_binding', bound({ scopes: ['order'] })],
])('asked: %s → %s', (_situation, expected, given = {}, asked = {}, atMs = MORNING) => {
  const { service: _plain, ...rest } = facts();
  const known = given === withoutService ? { ...rest } : { ...facts(), ...given };
  expect(outcomeOf(decideRequest(known, wish({ sources: paidBy(known), ...asked }), atMs))).toBe(expected);
});

test('a request holds the whole of its minutes on the payer’s account and names its versions', () => {
  const decided = decideRequest(facts(byDaughter), wish({ sources: paidBy(byDaughter) }), MORNING);
  if (!decided.ok) throw new Error(decided.refusal.code);
  const { command, order, postings, days, detail } = decided.value;
  expect(command).toBe('request');
  expect(postings).toEqual([{ account: `person:${DAUGHTER}`, availableDelta: -60, heldDelta: 60 }]);
  expect(days).toEqual([]);
  expect(detail).toEqual({
    startMs: NOON,
    elderId: WANG,
    stationId: STATION,
    communityId: COMMUNITY,
    cell: '8641',
    serviceCode: 'urgent.chat',
    catalogueVersion: 1,
    rulebookVersion: 1,
    plannedMinutes: 60,
  });
  expect(order).toEqual({
    id: ORDER,
    state: 'open',
    version: 1,
    headHash: new Uint8Array(32),
    serviceCode: 'urgent.chat',
    catalogueVersion: 1,
    rulebookVersion: 1,
    elderId: WANG,
    stationId: STATION,
    communityId: COMMUNITY,
    cell: '8641',
    startMs: NOON,
    plannedMinutes: 60,
    funding: [{ account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 60 }],
    assignmentNo: 0,
    endsAtMs: NOON,
    // The first rung: widen after two hours.
    dueAtMs: MORNING + 120 * MINUTE_MS,
    rung: 0,
    sinceMs: MORNING,
  });
});

test('the order keeps the hash of where the elder lived when she asked (ADR 0030)', () => {
  const addressHmac = Uint8Array.of(1, 2, 3);
  const decided = decideRequest(facts({ elder: personNamed(WANG, { addressHmac }) }), wish(), MORNING);
  expect(decided.ok && decided.value.order.addressHmac).toEqual(addressHmac);
});

test('a community without a cell is a fault in the data', () => {
  const community = { id: COMMUNITY, kind: 'community', zh: '示例社区' } as const;
  expect(() => decideRequest(facts({ community }), wish(), MORNING)).toThrow();
});

test('the first rule that is broken is the one that is said', () => {
  const codes = (asked: Partial<RequestOrder>, given: Partial<RequestFacts> = {}): string =>
    outcomeOf(decideRequest(facts(given), wish(asked), MORNING));
  const young = { elder: personNamed(WANG, { birthMonth: 200_001 }) };
  const suspended = { elder: personNamed(WANG, { status: 'suspended' }) };
  const bothSuspended = { ...suspended, payers: [personNamed(DAUGHTER, { status: 'suspended' })] };
  const { service: _service, ...unknownService } = facts(suspended);
  expect(outcomeOf(decideRequest(unknownService, wish(), MORNING))).toBe('rule_forbids: service_unknown');
  expect(codes({ plannedMinutes: 20 }, bothSuspended)).toBe('rule_forbids: elder_active');
  expect(codes({ plannedMinutes: 20 }, { payers: bothSuspended.payers })).toBe('rule_forbids: payer_active');
  expect(codes({ plannedMinutes: 20, startMs: 0 })).toBe('rule_forbids: minutes_range');
  expect(codes({ plannedMinutes: 40, startMs: 0 })).toBe('rule_forbids: minutes_step');
  expect(codes({ startMs: at(-1, 1_439) })).toBe('rule_forbids: start_passed');
  expect(codes({ startMs: at(29, 1_439) })).toBe('rule_forbids: ask_ahead');
  expect(codes({ startMs: at(1, 1_439) }, young)).toBe('rule_forbids: within_one_day');
  expect(codes({ startMs: at(1, 0) }, young)).toBe('rule_forbids: visiting_hours');
  expect(codes({}, { ...young, payers: [personNamed(DAUGHTER)] })).toBe('rule_forbids: redeem_age');
});
