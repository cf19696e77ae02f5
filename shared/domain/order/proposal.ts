import { refuse } from '../result';
import type { Minutes } from '../units';
import type { Acting } from './facts';
import type { SettledOrder, VoidedOrder } from './order';
import { mayJudge } from './parties';

/** An order of which a correction or a reversal may be proposed. */
export type EndedVisit = SettledOrder | VoidedOrder;

/** What stands settled for a visit, in minutes; of a voided one nothing. Pure. */
export const settledOf = (order: EndedVisit): Minutes =>
  order.state === 'settled' ? order.settledMinutes : 0;

/** The refusal that says what is proposed instead. */
export const proposalForbids = ({ proposal }: EndedVisit) =>
  refuse('proposal_forbids', { proposed: proposal?.kind ?? 'nothing' });

/** Whether somebody may carry out what is proposed: not who proposed it, no party of the order, no relative of one. Pure. */
export const mayCarryOut = (order: EndedVisit, { principal, bindings }: Acting): boolean =>
  order.proposal?.byId !== principal && mayJudge(order, principal, bindings);
