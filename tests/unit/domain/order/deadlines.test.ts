import fc from 'fast-check';
import { instantAt } from '../../../../shared/domain/calendar/shanghai-day';
import { climbRung, nextDue, withDeadlines } from '../../../../shared/domain/order/deadlines';
import { ladderOf } from '../../../../shared/domain/order/ladder';
import type { Order, Proof } from '../../../../shared/domain/order/order';
import { endedStates, orderStates } from '../../../../shared/domain/order/states';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms } from '../../../../shared/domain/units';
import {
  CODE_IN,
  CODE_OUT,
  deadlineFacts,
  NOON,
  OVERRIDE_OUT,
  OWN_CONFIRM,
  orderIn,
  PLANNED_END,
  serviceNamed,
  TUESDAY,
  WANG,
} from './samples';

/** Tuesday 10 March 2026 is day 0. */
const on = (day: number, hour: number, minute = 0): Ms => instantAt(TUESDAY + day, hour * 60 + minute);
const spelled = (order: Order, facts = deadlineFacts()): readonly string[] => {
  const { rungs, end } = ladderOf(order, facts);
  const at = (ms: Ms): string => {
    const minutes = (ms - on(0, 0)) / MINUTE_MS;
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${Math.floor(minutes / 1_440)} ${two(Math.floor((((minutes % 1_440) + 1_440) % 1_440) / 60))}:${two(((minutes % 60) + 60) % 60)}`;
  };
  return [
    ...rungs.map(({ atMs, call, whom }) => `${at(atMs)} ${call} ${whom}`),
    ...(end ? [`${at(end.atMs)} ${end.command}!`] : []),
  ];
};
const urgent = deadlineFacts({ service: serviceNamed('urgent.help') });
const entitled = {
  funding: [{ account: `entitlement:${WANG}:202603`, kind: 'entitlement', heldMinutes: 60 }],
} as const;
const served = (proofs: readonly Proof[]) => orderIn('served', { proofs, checkOutMs: on(0, 13, 2) });
const confirmed = (proofs: readonly Proof[], sinceMs = on(0, 14)) =>
  orderIn('confirmed', { proofs, checkOutMs: on(0, 13, 2), sinceMs });

// Day 0 is a Tuesday, day 3 a Friday, days 4 and 5 a weekend. The visit is on day 0, 12:00 to 13:00.
test.each<[situation: string, order: Order, ladder: readonly string[], facts?: typeof urgent]>([
  [
    'submitted the morning before',
    orderIn('submitted', { sinceMs: on(-1, 9) }),
    [
      '-1 11:00 acceptanceDue station',
      '-1 13:00 alarm district',
      '0 12:15 callElder station',
      '0 12:30 callElder district',
      '2 12:00 close!',
    ],
  ],
  [
    'submitted on the evening before, urgent',
    orderIn('submitted', { sinceMs: on(-1, 18) }),
    [
      '0 08:45 acceptanceDue station',
      '0 09:00 alarm district',
      '0 12:15 callElder station',
      '0 12:30 callElder district',
      '2 12:00 close!',
    ],
    urgent,
  ],
  [
    'submitted again after the planned end: the call counts from then',
    orderIn('submitted', { sinceMs: on(0, 15) }),
    ['0 15:15 callElder station', '0 15:30 callElder district', '2 12:00 close!'],
  ],
  [
    'submitted, entitled: never ends by the clock',
    orderIn('submitted', { ...entitled, sinceMs: on(0, 12) }),
    ['0 12:15 callElder station', '0 12:30 callElder district', '2 12:00 unresolved bureau'],
  ],
  [
    'open three days before',
    orderIn('open', { sinceMs: on(-3, 12) }),
    [
      '-3 14:00 widenArea station',
      '-3 18:00 alarm station',
      '-2 12:00 neighbourStation station',
      '-1 00:00 proposeReferral station',
      '0 12:00 miss!',
    ],
  ],
  [
    'open the day before: the referral is proposed 12 h before the start',
    orderIn('open', { sinceMs: on(-1, 22) }),
    [
      '0 00:00 widenArea station',
      '0 00:00 proposeReferral station',
      '0 04:00 alarm station',
      '0 12:00 miss!',
    ],
  ],
  ['open an hour before', orderIn('open', { sinceMs: on(0, 11) }), ['0 12:00 miss!']],
  ['offered', orderIn('offered', { sinceMs: on(0, 9) }), ['0 09:30 lapse!']],
  ['offered, urgent', orderIn('offered', { sinceMs: on(0, 9) }), ['0 09:10 lapse!'], urgent],
  ['offered shortly before the start', orderIn('offered', { sinceMs: on(0, 11, 45) }), ['0 12:00 miss!']],
  [
    'accepted two days before',
    orderIn('accepted', { sinceMs: on(-2, 12) }),
    [
      '-1 12:00 remindHelper volunteer',
      '0 09:00 remindHelper volunteer',
      '0 12:30 late station',
      '0 15:00 noShow!',
    ],
  ],
  [
    'accepted an hour before: reminders that are past are left out',
    orderIn('accepted', { sinceMs: on(0, 11) }),
    ['0 12:30 late station', '0 15:00 noShow!'],
  ],
  ['serving', orderIn('serving'), ['0 13:15 remindCheckOut volunteer', '0 15:00 checkOut!']],
  ['served with two sources', served([CODE_IN, OVERRIDE_OUT]), ['3 13:02 confirm!']],
  [
    'served with the elder’s codes alone',
    served([CODE_IN, CODE_OUT]),
    ['3 17:30 callBack station', '7 17:30 callBack district', '10 17:30 escalate!'],
  ],
  [
    'confirmed by the elder',
    confirmed([CODE_IN, CODE_OUT, OWN_CONFIRM]),
    [
      '7 17:30 settleDue community',
      '10 17:30 settleDue station',
      '13 17:30 settleDue district',
      '14 17:30 settle!',
    ],
  ],
  [
    'confirmed, nobody but the elder’s code',
    confirmed([CODE_IN]),
    [
      '7 17:30 settleDue community',
      '10 17:30 settleDue station',
      '13 17:30 settleDue district',
      '14 17:30 dispute!',
    ],
  ],
  [
    'confirmed out of a dispute, long after working day 10: due at once, never before it began',
    confirmed([CODE_IN, OWN_CONFIRM], on(20, 9)),
    ['20 09:00 settle!'],
  ],
  [
    'disputed: working days count from its beginning',
    orderIn('disputed', { sinceMs: on(0, 9) }),
    // 15 working days: 31 March; 30: 22 April, over the Monday of 清明.
    ['21 17:30 unresolved district', '43 17:30 unresolved bureau'],
  ],
  ['referred', orderIn('referred', { sinceMs: on(-5, 9) }), ['-1 17:30 return!']],
  [
    'referred the day before: the start comes first',
    orderIn('referred', { sinceMs: on(-1, 9) }),
    ['0 12:00 return!'],
  ],
  [
    'scheduled',
    orderIn('scheduled', { sinceMs: on(-3, 9) }),
    ['-1 12:00 remindHelper centre', '1 17:30 recordDue centre', '2 17:30 noShow!'],
  ],
])('%s', (_situation, order, ladder, facts = deadlineFacts()) => {
  expect(spelled(order, facts)).toEqual(ladder);
});

test.each<[Order['state'], Ms | undefined]>([
  ['submitted', NOON],
  ['open', NOON],
  ['offered', NOON - DAY_MS + 30 * MINUTE_MS],
  ['accepted', PLANNED_END],
  ['serving', PLANNED_END + 2 * HOUR_MS],
  ['served', undefined],
  ['confirmed', undefined],
  ['disputed', undefined],
  // Monday noon, two working days: Wednesday evening; the start comes first.
  ['referred', NOON],
  ['scheduled', undefined],
  ['settled', undefined],
  ['voided', undefined],
  ['cancelled', undefined],
  ['expired', undefined],
  ['reversed', undefined],
])('%s: the forward command is bounded by %s', (state, endsAtMs) => {
  expect(orderIn(state).endsAtMs).toBe(endsAtMs);
});

test('every state that has not ended has somebody to look at it; an ended one nobody', () => {
  const ended: readonly string[] = endedStates;
  for (const state of orderStates) {
    expect([state, orderIn(state).dueAtMs === undefined]).toEqual([state, ended.includes(state)]);
    expect(nextDue(orderIn(state), deadlineFacts())?.atMs).toBe(orderIn(state).dueAtMs);
  }
});

test('new deadlines leave nothing of the old ones', () => {
  const cancelled = withDeadlines(
    { ...orderIn('cancelled'), endsAtMs: 1, dueAtMs: 2, rung: 3 },
    deadlineFacts(),
  );
  expect(cancelled).toEqual(orderIn('cancelled'));
  expect('endsAtMs' in cancelled || 'dueAtMs' in cancelled).toBe(false);
});

test('rung by rung to the end, and there it stays; the version stays too', () => {
  const facts = deadlineFacts();
  let order = orderIn('accepted', { sinceMs: on(-2, 12) });
  const met: string[] = [];
  for (let step = 0; step < 5; step += 1) {
    const due = nextDue(order, facts);
    met.push(due?.kind === 'rung' ? due.call : `${due?.command}!`);
    order = climbRung(order, facts);
  }
  expect(met).toEqual(['remindHelper', 'remindHelper', 'late', 'noShow!', 'noShow!']);
  expect(order.dueAtMs).toBe(PLANNED_END + 2 * HOUR_MS);
  expect(order.version).toBe(orderIn('accepted').version);
  expect(order.endsAtMs).toBe(PLANNED_END);
});

test('where nothing may end it, the last call comes again every day', () => {
  const facts = deadlineFacts();
  let order = orderIn('submitted', { ...entitled, sinceMs: on(0, 12) });
  const due: (Ms | undefined)[] = [];
  for (let step = 0; step < 5; step += 1) {
    due.push(order.dueAtMs);
    order = climbRung(order, facts);
  }
  expect(due).toEqual([on(0, 12, 15), on(0, 12, 30), on(2, 12), on(3, 12), on(4, 12)]);
});

test('any live order: instants never go back, lie after the state began, and the last is the end', () => {
  const live = orderStates.filter((state) => !(endedStates as readonly string[]).includes(state));
  fc.assert(
    fc.property(
      fc.constantFrom(...live),
      fc.integer({ min: -28 * 24 * 60, max: 40 * 24 * 60 }),
      fc.boolean(),
      (state, minutes, isUrgent) => {
        const facts = isUrgent ? urgent : deadlineFacts();
        const order = orderIn(state, { sinceMs: NOON + minutes * MINUTE_MS }, facts);
        const { rungs, end } = ladderOf(order, facts);
        const instants = [...rungs, ...(end ? [end] : [])].map(({ atMs }) => atMs);
        expect(instants.toSorted((a, b) => a - b)).toEqual(instants);
        expect(instants.length).toBeGreaterThan(0);
        for (const { atMs } of rungs) expect(atMs).toBeGreaterThan(order.sinceMs);
        if (end) expect(end.atMs).toBeGreaterThanOrEqual(order.sinceMs);
      },
    ),
  );
});
