import fc from 'fast-check';
import type { PersonId } from '../../../../shared/domain/ids';
import { heldOf } from '../../../../shared/domain/ledger/funding';
import { decideAgreeMore } from '../../../../shared/domain/order/decide-agree-more';
import {
  decideClockCheckOut,
  decideClockClose,
  decideClockConfirm,
  decideClockDispute,
  decideClockNoShow,
  decideClockSettle,
  decideEscalate,
  decideMiss,
} from '../../../../shared/domain/order/decide-by-clock';
import { decideCancel } from '../../../../shared/domain/order/decide-cancel';
import { decideCheckIn } from '../../../../shared/domain/order/decide-check-in';
import { decideCheckOut } from '../../../../shared/domain/order/decide-check-out';
import { decideClose } from '../../../../shared/domain/order/decide-close';
import { decideConfirm } from '../../../../shared/domain/order/decide-confirm';
import { decideCorrect } from '../../../../shared/domain/order/decide-correct';
import { decideDeny } from '../../../../shared/domain/order/decide-deny';
import { decideDispute } from '../../../../shared/domain/order/decide-dispute';
import { decideDrop } from '../../../../shared/domain/order/decide-drop';
import { decideGrab } from '../../../../shared/domain/order/decide-grab';
import { decideNoShow } from '../../../../shared/domain/order/decide-no-show';
import {
  decideProposeCorrection,
  decideProposeReversal,
  decideRefuseProposal,
} from '../../../../shared/domain/order/decide-propose-amendment';
import { decidePublish } from '../../../../shared/domain/order/decide-publish';
import { decideReschedule } from '../../../../shared/domain/order/decide-reschedule';
import { decideResolve } from '../../../../shared/domain/order/decide-resolve';
import { decideReverse } from '../../../../shared/domain/order/decide-reverse';
import { decideSettle } from '../../../../shared/domain/order/decide-settle';
import type { Acting } from '../../../../shared/domain/order/facts';
import { leadsOutOf, rowOf } from '../../../../shared/domain/order/lifecycle';
import type { Order, Proof, Proposal, Source } from '../../../../shared/domain/order/order';
import type { OrderChange } from '../../../../shared/domain/order/order-change';
import {
  type ActingRole,
  actingRoles,
  type OrderCommand,
  type OrderState,
  orderCommands,
  orderStates,
} from '../../../../shared/domain/order/states';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms } from '../../../../shared/domain/units';
import { entryOf, livedOf, replayed } from './replayed';
import {
  binding,
  busyDay,
  by,
  CALL,
  CODE_IN,
  CODE_OUT,
  community,
  DAUGHTER,
  dayOfVisits,
  deadlineFacts,
  elder,
  factsOf,
  family,
  helper,
  LI,
  NOON,
  OVERRIDE_OUT,
  OWN_CONFIRM,
  orderIn,
  PLANNED_END,
  personNamed,
  station,
  WANG,
} from './samples';

type Decided =
  | { readonly ok: true; readonly value: OrderChange }
  | { readonly ok: false; readonly refusal: { readonly code: string } };
type Try = {
  readonly order: Order;
  readonly acting: Acting;
  readonly atMs: Ms;
  readonly creditMinutes: number;
};

const byPerson: Readonly<Partial<Record<OrderCommand, (given: Try) => Decided>>> = {
  publish: ({ order, acting, atMs }) => decidePublish(factsOf(order, acting), atMs),
  reschedule: ({ order, acting, atMs }) =>
    decideReschedule(
      factsOf(order, acting),
      { seenStartMs: order.startMs, startMs: order.startMs + DAY_MS },
      atMs,
    ),
  cancel: ({ order, acting, atMs }) =>
    decideCancel({ ...factsOf(order, acting), helperDay: busyDay }, { reason: 'other' }, atMs),
  close: ({ order, acting, atMs }) => decideClose(factsOf(order, acting), { reason: 'other' }, atMs),
  grab: ({ order, acting, atMs }) =>
    decideGrab(
      { ...factsOf(order, acting), volunteer: personNamed(LI), day: dayOfVisits(), distanceMetres: 1 },
      { seenStartMs: order.startMs },
      atMs,
    ),
  checkIn: ({ order, acting, atMs }) =>
    decideCheckIn(
      { ...factsOf(order, acting), code: { ok: true, triesLeft: 5 } },
      { assignmentNo: order.assignmentNo, proof: proofFor(acting) },
      atMs,
    ),
  checkOut: ({ order, acting, atMs }) =>
    decideCheckOut(
      { ...factsOf(order, acting), code: { ok: true, triesLeft: 5 } },
      { assignmentNo: order.assignmentNo, proof: proofFor(acting) },
      atMs,
    ),
  drop: ({ order, acting, atMs }) =>
    decideDrop(
      { ...factsOf(order, acting), helperDay: busyDay },
      { assignmentNo: order.assignmentNo, reason: 'other' },
      atMs,
    ),
  noShow: ({ order, acting, atMs }) =>
    decideNoShow(
      { ...factsOf(order, acting), helperDay: busyDay },
      { assignmentNo: order.assignmentNo, reason: 'other' },
      atMs,
    ),
  confirm: ({ order, acting, atMs }) =>
    decideConfirm({ ...factsOf(order, acting), elder: personNamed(WANG) }, atMs),
  agreeMore: ({ order, acting, atMs }) =>
    decideAgreeMore(
      {
        ...factsOf(order, acting),
        payer: personNamed(DAUGHTER, { bindings: acting.bindings }),
        helperDay: busyDay,
      },
      { minutes: 15 },
      atMs,
    ),
  deny: ({ order, acting, atMs }) => decideDeny(factsOf(order, acting), { reason: 'other' }, atMs),
  settle: ({ order, acting, atMs }) => decideSettle(factsOf(order, acting), atMs),
  dispute: ({ order, acting, atMs }) => decideDispute(factsOf(order, acting), { reason: 'other' }, atMs),
  resolve: ({ order, acting, atMs, creditMinutes }) =>
    decideResolve(factsOf(order, acting), { creditMinutes, reason: 'other' }, atMs),
  proposeCorrection: ({ order, acting, creditMinutes, atMs }) =>
    decideProposeCorrection(
      factsOf(order, { ...acting, consentId: CALL }),
      { recordMinutes: creditMinutes, reason: 'other' },
      atMs,
    ),
  proposeReversal: ({ order, acting, atMs }) =>
    decideProposeReversal(factsOf(order, acting), { reason: 'other' }, atMs),
  reverse: ({ order, acting, atMs }) =>
    decideReverse({ ...factsOf(order, acting), heads: new Map(), shortfallLimitMinutes: 600 }, atMs),
  refuseProposal: ({ order, acting, atMs }) => decideRefuseProposal(factsOf(order, acting), atMs),
  correct: ({ order, acting, creditMinutes, atMs }) =>
    decideCorrect({ ...factsOf(order, acting), heads: new Map() }, { recordMinutes: creditMinutes }, atMs),
};

const byClock: Readonly<Partial<Record<OrderCommand, (given: Try) => Decided>>> = {
  miss: ({ order, atMs }) => decideMiss({ ...deadlineFacts(), order }, atMs),
  noShow: ({ order, atMs }) => decideClockNoShow({ ...deadlineFacts(), order, helperDay: busyDay }, atMs),
  checkOut: ({ order, atMs }) => decideClockCheckOut({ ...deadlineFacts(), order }, atMs),
  confirm: ({ order, atMs }) => decideClockConfirm({ ...deadlineFacts(), order }, atMs),
  escalate: ({ order, atMs }) => decideEscalate({ ...deadlineFacts(), order }, atMs),
  settle: ({ order, atMs }) => decideClockSettle({ ...deadlineFacts(), order }, atMs),
  dispute: ({ order, atMs }) => decideClockDispute({ ...deadlineFacts(), order }, atMs),
  close: ({ order, atMs }) => decideClockClose({ ...deadlineFacts(), order }, atMs),
};

const proofFor = ({ roles }: Acting) =>
  roles.includes('volunteer')
    ? ({ kind: 'elderCode', deviceAtMs: NOON } as const)
    : ({ kind: 'stationOverride', calledWhom: 'elder', reason: 'no_phone' } as const);

/** Who stands behind each role; the clock has decisions of its own, the rule acts within `request`. */
const actors: Readonly<Record<ActingRole, Acting>> = {
  elder,
  family,
  payer: by(DAUGHTER, ['payer'], { bindings: [binding] }),
  volunteer: helper,
  station,
  stationLead: by('per_lead', ['stationLead']),
  community,
  centre: by('per_centre', ['centre']),
  district: by('per_district', ['district']),
  bureau: by('per_bureau', ['bureau']),
  rule: by('clock', ['rule']),
  clock: by('clock', ['clock']),
};

const decide = (command: OrderCommand, role: ActingRole, given: Try): Decided | undefined =>
  (role === 'clock' ? byClock : byPerson)[command]?.(given);

const isNamed = (state: OrderState, command: OrderCommand, role: ActingRole): boolean =>
  leadsOutOf(state, command) && rowOf(state, command)?.by.includes(role) === true;

const CORRECTION: Proposal = { kind: 'correction', byId: 'per_other_lead', recordMinutes: 15 };
const hers: readonly Source[] = [{ account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 60 }];
const sources: fc.Arbitrary<readonly Source[]> = fc.constantFrom<readonly Source[]>(
  [{ account: `person:${WANG}`, kind: 'own', heldMinutes: 60 }],
  hers,
  [
    { account: `grant:${WANG}:case1`, kind: 'grant', heldMinutes: 40 },
    { account: `person:${WANG}`, kind: 'own', heldMinutes: 20 },
  ],
  [
    { account: `entitlement:${WANG}:202603`, kind: 'entitlement', heldMinutes: 15 },
    { account: `person:${WANG}`, kind: 'own', heldMinutes: 15 },
    { account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 30 },
  ],
);
const proofs = fc.constantFrom<readonly Proof[]>(
  [CODE_IN, CODE_OUT],
  [CODE_IN, OVERRIDE_OUT],
  [CODE_IN, CODE_OUT, OWN_CONFIRM],
  [{ step: 'in', kind: 'bareTap', source: 'volunteer' }],
);
const given = fc
  .record({
    state: fc.constantFrom(...orderStates),
    funding: sources,
    proofs,
    creditQuarters: fc.nat(4),
    proposer: fc.constantFrom<PersonId>('per_lead', 'per_other_lead'),
    proposedQuarters: fc.nat(4),
    // Most of what happens, happens around the visit; the rest weeks later.
    atMs: fc.oneof(
      fc.integer({ min: NOON - 2 * DAY_MS, max: PLANNED_END + 3 * HOUR_MS }),
      fc.integer({ min: NOON - HOUR_MS, max: NOON + HOUR_MS }),
      fc.integer({ min: NOON, max: NOON + 60 * DAY_MS }),
    ),
    command: fc.constantFrom(...orderCommands),
    role: fc.constantFrom(...actingRoles),
  })
  .map(({ state, funding, proofs: some, creditQuarters, proposer, proposedQuarters, ...rest }) => {
    const visited = 'proofs' in orderIn(state) ? { proofs: some } : {};
    const creditMinutes = creditQuarters * 15;
    // Some visits took longer than what is held for them.
    const longer = some.length > 2 ? { recordMinutes: 80 } : {};
    const ended = 'creditMinutes' in orderIn(state) ? { creditMinutes, ...longer } : {};
    const proposal: Proposal =
      proposedQuarters === 4
        ? { kind: 'reversal', byId: proposer }
        : { kind: 'correction', byId: proposer, recordMinutes: proposedQuarters * 15 };
    const proposed = proposedQuarters > 0 && (state === 'settled' || state === 'voided') ? { proposal } : {};
    return { ...rest, creditMinutes, order: orderIn(state, { funding, ...visited, ...ended, ...proposed }) };
  });

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
};

test('each cell that is built has its decision, and no decision is without a cell', () => {
  const cells = orderCommands.flatMap((command) =>
    actingRoles
      .filter((role) => orderStates.some((state) => isNamed(state, command, role)))
      .map((role) => [command, role] as const),
  );
  for (const [command, role] of cells) {
    // `rule` publishes within `request`; all else has a function.
    const decisions = role === 'clock' ? byClock : byPerson;
    expect([command, role, command in decisions]).toEqual([command, role, true]);
  }
  for (const command of orderCommands) {
    if (command in byClock) expect(cells).toContainEqual([command, 'clock']);
    if (command in byPerson)
      expect(cells.some(([named, role]) => named === command && role !== 'clock')).toBe(true);
  }
});

test('any state, command, role and instant: what the table does not name is refused, and says so', () => {
  fc.assert(
    fc.property(given, ({ command, role, ...rest }) => {
      const decided = decide(command, role, { ...rest, acting: actors[role] });
      if (decided === undefined || isNamed(rest.order.state, command, role)) return;
      const code = decided.ok ? 'accepted' : decided.refusal.code;
      const expected = leadsOutOf(rest.order.state, command)
        ? ['not_allowed']
        : [
            'state_forbids',
            ...(command === 'grab' && 'helperId' in rest.order ? ['order_already_taken'] : []),
          ];
      expect(expected).toContain(code);
    }),
    { numRuns: 4_000 },
  );
});

test('any state, command, role and instant: what is accepted stays within the table, moves one version and keeps the books', () => {
  fc.assert(
    fc.property(given, ({ command, role, ...rest }) => {
      const { order } = rest;
      const decided = decide(command, role, frozen({ ...rest, acting: actors[role] }));
      if (!decided?.ok) return;
      const { value } = decided;
      const row = rowOf(order.state, command);
      expect(row?.by).toContain(role);
      expect(row?.to).toContain(value.order.state);
      expect([value.command, value.from]).toEqual([command, order.state]);
      expect(value.order.version).toBe(order.version + 1);
      expect(value.order.headHash).toEqual(order.headHash);
      // Invariants 1, 3, 4 and 5: lines sum to zero, no hold below zero, each hold resolves once or stands.
      expect(value.postings.reduce((sum, one) => sum + one.availableDelta + one.heldDelta, 0)).toBe(0);
      // Of what had ended before, nothing was held any more.
      const stood = order.dueAtMs === undefined ? [] : order.funding;
      const held = new Map(stood.map(({ account, heldMinutes }) => [account, heldMinutes]));
      for (const { account, heldDelta } of value.postings)
        held.set(account, (held.get(account) ?? 0) + heldDelta);
      const ended = value.order.dueAtMs === undefined;
      expect([...held.values()].every((minutes) => (ended ? minutes === 0 : minutes >= 0))).toBe(true);
      if (!ended && command !== 'agreeMore') expect(value.postings).toEqual([]);
      if (!ended)
        expect([...held.values()].reduce((sum, minutes) => sum + minutes, 0)).toBe(
          heldOf(value.order.funding),
        );
      // Invariant 9: whoever has the entries alone comes to the same order.
      const entry = entryOf(value, actors[role].principal, { consentId: CALL });
      expect(replayed(order, entry)).toEqual({ lived: livedOf(value.order), faults: [] });
    }),
    { numRuns: 4_000 },
  );
});

test('each cell that is built is accepted for each role it names, at some instant', () => {
  const instants = [NOON - 2 * HOUR_MS, NOON, NOON + 40 * MINUTE_MS, PLANNED_END, NOON + 60 * DAY_MS];
  const proofsToTry: readonly (readonly Proof[])[] = [
    [CODE_IN, CODE_OUT],
    [CODE_IN, OVERRIDE_OUT],
  ];
  const deaf: string[] = [];
  for (const state of orderStates)
    for (const command of orderCommands)
      for (const role of actingRoles) {
        if (!isNamed(state, command, role) || role === 'rule') continue;
        // Whoever says 对 after all must be the one who said 不对.
        const denied = state === 'disputed' && role === 'family' ? { deniedById: DAUGHTER } : {};
        // More is agreed to by whose hours pay, for a visit that took longer.
        const paid = command === 'agreeMore' ? { funding: hers, recordMinutes: 80 } : {};
        const proposal: Proposal =
          command === 'reverse' ? { kind: 'reversal', byId: 'per_other_lead' } : CORRECTION;
        const proposed = state === 'settled' || state === 'voided' ? { proposal } : {};
        const orders = proofsToTry.map((some) =>
          orderIn(state, {
            ...('proofs' in orderIn(state) ? { proofs: some } : {}),
            ...denied,
            ...paid,
            ...proposed,
          }),
        );
        const heard = orders.some((order) =>
          instants.some(
            (atMs) =>
              decide(command, role, {
                order,
                acting: {
                  ...actors[role],
                  ...(role === 'station' && state === 'served' ? { principal: 'per_caller' } : {}),
                },
                atMs,
                creditMinutes: 15,
              })?.ok,
          ),
        );
        if (!heard) deaf.push(`${state} ${command} ${role}`);
      }
  expect(deaf).toEqual([]);
});
