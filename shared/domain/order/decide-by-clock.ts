import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import type { Day } from './day';
import { endedAt } from './decide-check-out';
import { closed } from './decide-close';
import { notShownUp } from './decide-no-show';
import { settledWith } from './decide-settle';
import type { ClockFacts } from './facts';
import { ladderOf, plannedEndMs } from './ladder';
import { isLegal } from './lifecycle';
import type {
  ConfirmedOrder,
  DisputedOrder,
  ExpiredOrder,
  Order,
  OrderIn,
  ServedOrder,
  SettledOrder,
  SubmittedOrder,
} from './order';
import type { OrderChange } from './order-change';
import { changed, endedVisit, nextBase } from './order-moved';
import { stateForbids } from './standing';
import type { OrderCommand } from './states';

/**
 * In check order: `state_forbids`; `not_allowed`, the state's ladder ends otherwise (an entitled order, other evidence); `too_early`.
 * The clock asks only for what `nextDue` names, so each of these says that the order moved on meanwhile.
 */
export type ClockRefusal = Refusal<'state_forbids' | 'not_allowed' | 'too_early'>;
type Decision<O extends Order> = Result<OrderChange<O>, ClockRefusal>;

/** The helper's day of the visit; needed by `noShow` alone. */
export type ClockNoShowFacts = ClockFacts & { readonly helperDay: Day };

/** The deadline that a command of the clock carries out: the instant of its entry. `atMs`: the sweep's own. */
const deadlineOf = (
  facts: ClockFacts,
  command: OrderCommand,
  atMs: Ms,
): Result<Ms, Refusal<'not_allowed' | 'too_early'>> => {
  const { end } = ladderOf(facts.order, facts);
  if (end?.command !== command) return refuse('not_allowed', {});
  return atMs < end.atMs ? refuse('too_early', { fromMs: end.atMs }) : accept(end.atMs);
};

/** Nobody took the order by its start: it goes to the station's desk, the hold stands. Pure. Refusals: `ClockRefusal`. */
export const decideMiss = (facts: ClockFacts, atMs: Ms): Decision<SubmittedOrder> => {
  const { order } = facts;
  if (!isLegal(order, 'miss')) return stateForbids(order, 'miss');
  const deadline = deadlineOf(facts, 'miss', atMs);
  if (!deadline.ok) return deadline;
  const missed: SubmittedOrder = { ...nextBase(order, deadline.value), state: 'submitted' };
  return accept(changed('miss', order, missed, facts, {}));
};

/** Planned end + 120, and nobody checked in: to the station's desk, the hold stands. Pure. Refusals: `ClockRefusal`. */
export const decideClockNoShow = (facts: ClockNoShowFacts, atMs: Ms): Decision<SubmittedOrder> => {
  const { order } = facts;
  if (!isLegal(order, 'noShow')) return stateForbids(order, 'noShow');
  const deadline = deadlineOf(facts, 'noShow', atMs);
  if (!deadline.ok) return deadline;
  return accept(notShownUp(order, facts.helperDay, 'helper_absent', deadline.value, facts));
};

/** Planned end + 120, and nobody checked out: the visit ends at its planned end, flagged. Pure. Refusals: `ClockRefusal`. */
export const decideClockCheckOut = (facts: ClockFacts, atMs: Ms): Decision<ServedOrder> => {
  const { order, rules } = facts;
  if (!isLegal(order, 'checkOut')) return stateForbids(order, 'checkOut');
  const deadline = deadlineOf(facts, 'checkOut', atMs);
  if (!deadline.ok) return deadline;
  const visit = endedAt(order, plannedEndMs(order), rules);
  const served: ServedOrder = {
    ...nextBase(order, deadline.value),
    ...visit,
    state: 'served',
    checkedOutByClock: true,
  };
  const { recordMinutes, creditMinutes } = visit;
  const { assignmentNo } = order;
  return accept(changed('checkOut', order, served, facts, { assignmentNo, recordMinutes, creditMinutes }));
};

/** 72 h after check-out, with two independent proofs. Pure. Refusals: `ClockRefusal`. */
export const decideClockConfirm = (facts: ClockFacts, atMs: Ms): Decision<ConfirmedOrder> => {
  const { order } = facts;
  if (!isLegal(order, 'confirm')) return stateForbids(order, 'confirm');
  const deadline = deadlineOf(facts, 'confirm', atMs);
  if (!deadline.ok) return deadline;
  const confirmed: ConfirmedOrder = {
    ...nextBase(order, deadline.value),
    ...endedVisit(order),
    state: 'confirmed',
  };
  return accept(changed('confirm', order, confirmed, facts, { reason: 'evidence_accepted' }));
};

/** What the clock makes of a visit that it may not let pass: a person has to look. */
const disputedByClock = (
  command: 'escalate' | 'dispute',
  order: OrderIn<'served' | 'confirmed'>,
  sinceMs: Ms,
  facts: ClockFacts,
): OrderChange<DisputedOrder> => {
  const disputed: DisputedOrder = { ...nextBase(order, sinceMs), ...endedVisit(order), state: 'disputed' };
  return changed(command, order, disputed, facts, { reason: 'evidence_weak' });
};

/** Working day 8 after check-out, and nobody confirmed. Pure. Refusals: `ClockRefusal`. */
export const decideEscalate = (facts: ClockFacts, atMs: Ms): Decision<DisputedOrder> => {
  const { order } = facts;
  if (!isLegal(order, 'escalate')) return stateForbids(order, 'escalate');
  const deadline = deadlineOf(facts, 'escalate', atMs);
  return deadline.ok ? accept(disputedByClock('escalate', order, deadline.value, facts)) : deadline;
};

/** Working day 10 after check-out, with evidence that suffices (`sufficesToSettle`). Pure. Refusals: `ClockRefusal`. */
export const decideClockSettle = (facts: ClockFacts, atMs: Ms): Decision<SettledOrder> => {
  const { order } = facts;
  if (!isLegal(order, 'settle')) return stateForbids(order, 'settle');
  const deadline = deadlineOf(facts, 'settle', atMs);
  if (!deadline.ok) return deadline;
  return accept(
    settledWith('settle', order, order.creditMinutes, deadline.value, facts, 'evidence_accepted'),
  );
};

/** Working day 10 after check-out, with evidence that does not suffice. Pure. Refusals: `ClockRefusal`. */
export const decideClockDispute = (facts: ClockFacts, atMs: Ms): Decision<DisputedOrder> => {
  const { order } = facts;
  if (!isLegal(order, 'dispute')) return stateForbids(order, 'dispute');
  const deadline = deadlineOf(facts, 'dispute', atMs);
  return deadline.ok ? accept(disputedByClock('dispute', order, deadline.value, facts)) : deadline;
};

/** Start + 48 h, unless the city owes the visit: all minutes are released. Pure. Refusals: `ClockRefusal`. */
export const decideClockClose = (facts: ClockFacts, atMs: Ms): Decision<ExpiredOrder> => {
  const { order } = facts;
  if (!isLegal(order, 'close')) return stateForbids(order, 'close');
  const deadline = deadlineOf(facts, 'close', atMs);
  return deadline.ok ? accept(closed(order, 'no_helper_found', deadline.value, facts)) : deadline;
};
