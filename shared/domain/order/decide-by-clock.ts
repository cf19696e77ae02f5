import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Ms } from '../units';
import type { Day } from './day';
import type { ClockFacts } from './facts';
import type {
  ConfirmedOrder,
  DisputedOrder,
  ExpiredOrder,
  ServedOrder,
  SettledOrder,
  SubmittedOrder,
} from './order';
import type { OrderChange } from './order-change';

/** In check order: the state has no such clock command; the deadline is not yet due; the evidence asks for another end. */
export type ClockRefusal = Refusal<'state_forbids' | 'too_early' | 'rule_forbids'>;
type Decision<O extends OrderChange['order']> = Result<OrderChange<O>, ClockRefusal>;

/** The helper's day of the visit; needed by `noShow` alone. */
export type ClockNoShowFacts = ClockFacts & { readonly helperDay: Day };

const later = (): never => {
  throw new Error('the decisions of the clock are being written');
};

/** Nobody took the order by its start: it goes to the station's desk, the hold stands. */
export const decideMiss = (_facts: ClockFacts, _atMs: Ms): Decision<SubmittedOrder> => later();
/** Planned end + 120: nobody checked in. */
export const decideClockNoShow = (_facts: ClockNoShowFacts, _atMs: Ms): Decision<SubmittedOrder> => later();
/** Planned end + 120: nobody checked out; the visit ends at its planned end, flagged. */
export const decideClockCheckOut = (_facts: ClockFacts, _atMs: Ms): Decision<ServedOrder> => later();
/** 72 h after check-out, with two independent proofs. */
export const decideClockConfirm = (_facts: ClockFacts, _atMs: Ms): Decision<ConfirmedOrder> => later();
/** Working day 8 after check-out: nobody confirmed. */
export const decideEscalate = (_facts: ClockFacts, _atMs: Ms): Decision<DisputedOrder> => later();
/** Working day 10 after check-out, when the evidence suffices. */
export const decideClockSettle = (_facts: ClockFacts, _atMs: Ms): Decision<SettledOrder> => later();
/** Working day 10 after check-out, when it does not. */
export const decideClockDispute = (_facts: ClockFacts, _atMs: Ms): Decision<DisputedOrder> => later();
/** Start + 48 h, unless entitled. */
export const decideClockClose = (_facts: ClockFacts, _atMs: Ms): Decision<ExpiredOrder> => later();
