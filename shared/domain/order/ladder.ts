import { addDeskMinutes, endOfWorkingDay } from '../calendar/working-days';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms } from '../units';
import { hasTwoSources, sufficesToSettle } from './evidence';
import type { DeadlineFacts } from './facts';
import type { Order, OrderIn } from './order';
import type { OrderCommand, OrderState } from './states';

/** Why somebody is called at a rung (orders.md, Deadlines). */
export type RungCall =
  | 'acceptanceDue'
  | 'widenArea'
  | 'alarm'
  | 'neighbourStation'
  | 'proposeReferral'
  | 'remindHelper'
  | 'late'
  | 'remindCheckOut'
  | 'callElder'
  | 'callBack'
  | 'settleDue'
  | 'recordDue'
  | 'unresolved';
export type RungWhom = 'station' | 'community' | 'district' | 'bureau' | 'volunteer' | 'centre';

export type Rung = {
  readonly kind: 'rung';
  readonly atMs: Ms;
  readonly call: RungCall;
  readonly whom: RungWhom;
};
export type End = { readonly kind: 'end'; readonly atMs: Ms; readonly command: OrderCommand };

/** What the clock does in a state: notices on the way, then a command; or, where nothing may end it, the last notice every day. */
export type Ladder = { readonly rungs: readonly Rung[]; readonly end?: End };

type LadderOf<S extends OrderState> = (order: OrderIn<S>, facts: DeadlineFacts) => Ladder;

const rung = (atMs: Ms, call: RungCall, whom: RungWhom): Rung => ({ kind: 'rung', atMs, call, whom });
const end = (atMs: Ms, command: OrderCommand): End => ({ kind: 'end', atMs, command });

/** End of a visit as planned. Pure. */
export const plannedEndMs = (order: Pick<Order, 'startMs' | 'plannedMinutes'>): Ms =>
  order.startMs + order.plannedMinutes * MINUTE_MS;

/** End of an offer: 30 minutes, urgent 10, or the start, the earlier. */
export const offerEndMs = (order: OrderIn<'offered'>, { service }: DeadlineFacts): Ms =>
  Math.min(order.sinceMs + (service.urgent ? 10 : 30) * MINUTE_MS, order.startMs);

/** End of a referral that no centre takes: two working days or the start, the earlier. */
export const referralEndMs = (order: OrderIn<'referred'>, { holidays, rules }: DeadlineFacts): Ms =>
  Math.min(endOfWorkingDay(order.sinceMs, 2, holidays, rules), order.startMs);

const submitted: LadderOf<'submitted'> = (order, { rules, service, holidays }) => {
  const { sinceMs, startMs } = order;
  const acceptMinutes = service.urgent ? 15 : 120;
  // However it came there: from the start on, somebody calls the elder at once, at any hour.
  const passedMs = Math.max(sinceMs, startMs);
  const ahead = [
    rung(addDeskMinutes(sinceMs, acceptMinutes, holidays, rules), 'acceptanceDue', 'station'),
    rung(addDeskMinutes(sinceMs, 2 * acceptMinutes, holidays, rules), 'alarm', 'district'),
  ].filter(({ atMs }) => atMs < startMs);
  const passed = [
    rung(passedMs + 15 * MINUTE_MS, 'callElder', 'station'),
    rung(passedMs + 30 * MINUTE_MS, 'callElder', 'district'),
  ];
  const endMs = startMs + 48 * HOUR_MS;
  // What the city owes is never dropped by a clock.
  return order.funding.some(({ kind }) => kind === 'entitlement')
    ? { rungs: [...ahead, ...passed, rung(endMs, 'unresolved', 'bureau')] }
    : { rungs: [...ahead, ...passed], end: end(endMs, 'close') };
};

const open: LadderOf<'open'> = ({ sinceMs, startMs }) => ({
  rungs: [
    rung(sinceMs + 2 * HOUR_MS, 'widenArea', 'station'),
    rung(sinceMs + 6 * HOUR_MS, 'alarm', 'station'),
    rung(sinceMs + 24 * HOUR_MS, 'neighbourStation', 'station'),
    rung(Math.min(sinceMs + 36 * HOUR_MS, startMs - 12 * HOUR_MS), 'proposeReferral', 'station'),
  ],
  end: end(startMs, 'miss'),
});

const offered: LadderOf<'offered'> = (order, facts) => {
  const endMs = offerEndMs(order, facts);
  return { rungs: [], end: end(endMs, endMs < order.startMs ? 'lapse' : 'miss') };
};

const accepted: LadderOf<'accepted'> = (order, { rules }) => ({
  rungs: [
    rung(order.startMs - 24 * HOUR_MS, 'remindHelper', 'volunteer'),
    rung(order.startMs - 3 * HOUR_MS, 'remindHelper', 'volunteer'),
    rung(order.startMs + rules.checkInLateMinutes * MINUTE_MS, 'late', 'station'),
  ],
  end: end(plannedEndMs(order) + rules.checkOutLateMinutes * MINUTE_MS, 'noShow'),
});

const serving: LadderOf<'serving'> = (order, { rules }) => ({
  rungs: [rung(plannedEndMs(order) + 15 * MINUTE_MS, 'remindCheckOut', 'volunteer')],
  end: end(plannedEndMs(order) + rules.checkOutLateMinutes * MINUTE_MS, 'checkOut'),
});

/** By this working day after the check-out somebody has confirmed a visit, or it is disputed. */
export const ESCALATE_WORKING_DAY = 8;

const served: LadderOf<'served'> = ({ checkOutMs, proofs }, { rules, holidays }) => {
  if (hasTwoSources(proofs)) return { rungs: [], end: end(checkOutMs + 72 * HOUR_MS, 'confirm') };
  const byWorkingDay = (days: number): Ms => endOfWorkingDay(checkOutMs, days, holidays, rules);
  return {
    rungs: [rung(byWorkingDay(3), 'callBack', 'station'), rung(byWorkingDay(5), 'callBack', 'district')],
    end: end(byWorkingDay(ESCALATE_WORKING_DAY), 'escalate'),
  };
};

const confirmed: LadderOf<'confirmed'> = ({ checkOutMs, proofs }, { rules, holidays }) => {
  const byWorkingDay = (days: number): Ms => endOfWorkingDay(checkOutMs, days, holidays, rules);
  return {
    rungs: [
      rung(byWorkingDay(5), 'settleDue', 'community'),
      rung(byWorkingDay(8), 'settleDue', 'station'),
      rung(byWorkingDay(9), 'settleDue', 'district'),
    ],
    end: end(byWorkingDay(10), sufficesToSettle(proofs) ? 'settle' : 'dispute'),
  };
};

const disputed: LadderOf<'disputed'> = ({ sinceMs }, { rules, holidays }) => ({
  rungs: [
    rung(endOfWorkingDay(sinceMs, 15, holidays, rules), 'unresolved', 'district'),
    rung(endOfWorkingDay(sinceMs, 30, holidays, rules), 'unresolved', 'bureau'),
  ],
});

const referred: LadderOf<'referred'> = (order, facts) => ({
  rungs: [],
  end: end(referralEndMs(order, facts), 'return'),
});

const scheduled: LadderOf<'scheduled'> = (order, { rules, holidays }) => ({
  rungs: [
    rung(order.startMs - 24 * HOUR_MS, 'remindHelper', 'centre'),
    rung(endOfWorkingDay(plannedEndMs(order), 1, holidays, rules), 'recordDue', 'centre'),
  ],
  end: end(endOfWorkingDay(plannedEndMs(order), 2, holidays, rules), 'noShow'),
});

const standing = (order: Order, facts: DeadlineFacts): Ladder => {
  switch (order.state) {
    case 'submitted':
      return submitted(order, facts);
    case 'open':
      return open(order, facts);
    case 'offered':
      return offered(order, facts);
    case 'accepted':
      return accepted(order, facts);
    case 'serving':
      return serving(order, facts);
    case 'served':
      return served(order, facts);
    case 'confirmed':
      return confirmed(order, facts);
    case 'disputed':
      return disputed(order, facts);
    case 'referred':
      return referred(order, facts);
    case 'scheduled':
      return scheduled(order, facts);
    case 'settled':
    case 'voided':
    case 'cancelled':
    case 'expired':
    case 'reversed':
      return { rungs: [] };
  }
};

/**
 * The ladder of an order in its present state, in order of time. Pure. It is reckoned from what does not change while the state
 * lasts, so a rung keeps its number. Rungs that lie before the state began are left out; an end that does falls due at once.
 * Source: orders.md, Deadlines.
 */
export const ladderOf = (order: Order, facts: DeadlineFacts): Ladder => {
  const { rungs, end: last } = standing(order, facts);
  const endMs = last && Math.max(last.atMs, order.sinceMs);
  return {
    rungs: rungs
      .filter(({ atMs }) => atMs > order.sinceMs && (endMs === undefined || atMs < endMs))
      .sort((one, other) => one.atMs - other.atMs),
    ...(last && endMs !== undefined ? { end: { ...last, atMs: endMs } } : {}),
  };
};

/** What is next after so many rungs; absent: nothing, the order has ended. Without an end, the last rung comes again every day. Pure. */
export const dueAt = ({ rungs, end: last }: Ladder, climbed: number): Rung | End | undefined => {
  const next = rungs[climbed];
  if (next !== undefined) return next;
  if (last !== undefined) return last;
  const repeated = rungs.at(-1);
  return repeated && { ...repeated, atMs: repeated.atMs + (climbed - rungs.length + 1) * DAY_MS };
};
