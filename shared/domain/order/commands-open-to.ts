import { heldOf } from '../ledger/funding';
import { mayCallBack } from './decide-confirm';
import type { Acting } from './facts';
import { leadsOutOf } from './lifecycle';
import type { Order } from './order';
import { mayJudge } from './parties';
import { type EndedVisit, mayCarryOut } from './proposal';
import { roleFor } from './standing';
import { type OrderCommand, orderCommands } from './states';

/** What leads may do to a visit that has ended: carry out what another proposes, or refuse it, or propose. */
const mayAmend = (order: EndedVisit, command: OrderCommand, acting: Acting): boolean => {
  const { proposal } = order;
  if (command === 'correct') return proposal?.kind === 'correction' && mayCarryOut(order, acting);
  if (command === 'reverse') return proposal?.kind === 'reversal' && mayCarryOut(order, acting);
  if (command === 'refuseProposal' && proposal === undefined) return false;
  return mayJudge(order, acting.principal, acting.bindings);
};

/**
 * What an actor may do to an order as it stands, in the order of `orderCommands`: after the table, the role and maker ≠ checker.
 * Pure. Instants, consents and evidence stay the decisions' to judge. Source: orders.md, the table.
 */
export const commandsOpenTo = (order: Order, acting: Acting): readonly OrderCommand[] =>
  orderCommands.filter((command) => {
    if (!leadsOutOf(order.state, command)) return false;
    const role = roleFor(order, command, acting);
    if (role === undefined) return false;
    if (command === 'agreeMore')
      return 'recordMinutes' in order && order.recordMinutes > heldOf(order.funding);
    if (order.state === 'settled' || order.state === 'voided') return mayAmend(order, command, acting);
    if (command === 'grab' || command === 'settle' || command === 'resolve')
      return mayJudge(order, acting.principal, acting.bindings);
    if (order.state === 'disputed' && command === 'confirm' && role !== 'station')
      return order.deniedById === acting.principal;
    if ((order.state === 'served' || order.state === 'disputed') && role === 'station')
      return mayCallBack(order, acting);
    return true;
  });
