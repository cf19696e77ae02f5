import type { Order, OrderIn } from './order';
import type { ActingRole, OrderCommand, OrderState } from './states';

/** One cell of orders.md, "Who may do what to what". A cell that is not named is illegal. */
export type Row = {
  readonly by: readonly [ActingRole, ...ActingRole[]];
  /** Several: the command's rule chooses among these alone. */
  readonly to: readonly [OrderState, ...OrderState[]];
  /** Legal before `endsAtMs` alone, in decision and in write. */
  readonly forward?: true;
  /** In the table, but no use case yet: refused like a cell that is not named, and drawn with a dashed line. */
  readonly later?: true;
};

/** The whole life of an order. Roles stand in the order in which they are tried; `payer` is the one who pays, whoever that is. */
export const lifecycle = {
  submitted: {
    publish: { by: ['rule', 'station'], to: ['open'], forward: true },
    offer: { by: ['station'], to: ['offered'], forward: true, later: true },
    refer: { by: ['station'], to: ['referred'], later: true },
    reschedule: { by: ['elder', 'family', 'station'], to: ['submitted'] },
    recordVisit: { by: ['station'], to: ['served'], later: true },
    cancel: { by: ['elder', 'family', 'station'], to: ['cancelled'] },
    close: { by: ['station', 'clock'], to: ['expired'] },
  },
  open: {
    grab: { by: ['volunteer'], to: ['accepted'], forward: true },
    offer: { by: ['station'], to: ['offered'], forward: true, later: true },
    refer: { by: ['station'], to: ['referred'], later: true },
    reschedule: { by: ['elder', 'family', 'station'], to: ['open'] },
    cancel: { by: ['elder', 'family', 'station'], to: ['cancelled'] },
    miss: { by: ['clock'], to: ['submitted'] },
  },
  offered: {
    accept: { by: ['volunteer'], to: ['accepted'], forward: true, later: true },
    decline: { by: ['volunteer'], to: ['open'], later: true },
    lapse: { by: ['clock'], to: ['open'], later: true },
    withdraw: { by: ['station'], to: ['open'], later: true },
    refer: { by: ['station'], to: ['referred'], later: true },
    reschedule: { by: ['elder', 'family', 'station'], to: ['open'], later: true },
    cancel: { by: ['elder', 'family', 'station'], to: ['cancelled'], later: true },
    miss: { by: ['clock'], to: ['submitted'], later: true },
  },
  accepted: {
    checkIn: { by: ['volunteer', 'station'], to: ['serving'], forward: true },
    drop: { by: ['volunteer'], to: ['open', 'submitted'] },
    reassign: { by: ['station'], to: ['open', 'submitted'], later: true },
    reschedule: { by: ['elder', 'family', 'station'], to: ['offered'], later: true },
    elderAbsent: { by: ['volunteer'], to: ['submitted'], later: true },
    noShow: { by: ['station', 'clock'], to: ['submitted'] },
    cancel: { by: ['elder', 'family', 'station'], to: ['cancelled'] },
  },
  serving: {
    checkOut: { by: ['volunteer', 'station', 'clock'], to: ['served'], forward: true },
  },
  served: {
    confirm: { by: ['elder', 'family', 'station', 'clock'], to: ['confirmed'] },
    agreeMore: { by: ['payer'], to: ['served'] },
    deny: { by: ['elder', 'family', 'station'], to: ['disputed'] },
    escalate: { by: ['clock'], to: ['disputed'] },
  },
  confirmed: {
    settle: { by: ['community', 'clock'], to: ['settled'] },
    dispute: { by: ['elder', 'payer', 'volunteer', 'station', 'clock'], to: ['disputed'] },
  },
  disputed: {
    resolve: { by: ['stationLead', 'district', 'bureau'], to: ['settled', 'voided'] },
    confirm: { by: ['elder', 'family', 'station'], to: ['confirmed'] },
  },
  referred: {
    take: { by: ['centre'], to: ['scheduled'], forward: true, later: true },
    return: { by: ['centre', 'clock'], to: ['submitted'], later: true },
    cancel: { by: ['elder', 'family', 'station'], to: ['cancelled'], later: true },
  },
  scheduled: {
    complete: { by: ['centre'], to: ['served'], later: true },
    return: { by: ['centre'], to: ['submitted'], later: true },
    noShow: { by: ['station', 'clock'], to: ['submitted'], later: true },
    reschedule: { by: ['elder', 'family', 'station'], to: ['scheduled'], later: true },
    cancel: { by: ['elder', 'family', 'station'], to: ['cancelled'], later: true },
  },
  settled: {
    // Proposed by one, carried out by another (ADR 0066).
    proposeCorrection: { by: ['stationLead'], to: ['settled'] },
    proposeReversal: { by: ['stationLead'], to: ['settled'] },
    refuseProposal: { by: ['stationLead'], to: ['settled'] },
    correct: { by: ['stationLead'], to: ['settled'] },
    reverse: { by: ['stationLead'], to: ['reversed'] },
  },
  voided: {
    proposeCorrection: { by: ['stationLead'], to: ['voided'] },
    refuseProposal: { by: ['stationLead'], to: ['voided'] },
    correct: { by: ['stationLead'], to: ['settled'] },
  },
  cancelled: {},
  expired: {},
  reversed: {},
} as const satisfies Record<OrderState, Partial<Record<OrderCommand, Row>>>;

type Lifecycle = typeof lifecycle;

/** The states out of which a command leads today, read off the table. */
export type StateBefore<C extends OrderCommand> = {
  [S in OrderState]: Lifecycle[S] extends Readonly<Record<C, infer R>>
    ? R extends { readonly later: true }
      ? never
      : S
    : never;
}[OrderState];

/** The cell of a state and a command; absent: illegal. Pure. Cells of later issues are given too. */
export const rowOf = (state: OrderState, command: OrderCommand): Row | undefined => {
  const rows: Partial<Record<OrderCommand, Row>> = lifecycle[state];
  return rows[command];
};

/** Whether a command leads out of a state today. Pure. */
export const leadsOutOf = (state: OrderState, command: OrderCommand): boolean => {
  const row = rowOf(state, command);
  return row !== undefined && row.later !== true;
};

/** The same for an order; narrows it to the states that have the cell. Pure. */
export const isLegal = <C extends OrderCommand>(order: Order, command: C): order is OrderIn<StateBefore<C>> =>
  leadsOutOf(order.state, command);
