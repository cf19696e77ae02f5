import type { BindingId } from '../ids';
import type { Binding } from '../person/person';
import { refuse } from '../result';
import type { Ms } from '../units';
import type { Acting } from './facts';
import { rowOf } from './lifecycle';
import type { Order } from './order';
import { payersOf } from './parties';
import type { ActingRole, OrderCommand } from './states';

/** The refusal that says which state stands in the way. */
export const stateForbids = (order: Order, command: OrderCommand) =>
  refuse('state_forbids', { state: order.state, command });

/**
 * In which role an actor may give a command to the order as it stands: the first of the row's roles that they hold; absent: none.
 * Pure. `volunteer` means any volunteer for `grab`, and the order's own helper for all else. Source: orders.md, the table.
 */
export const roleFor = (
  order: Order,
  command: OrderCommand,
  { principal, roles }: Pick<Acting, 'principal' | 'roles'>,
): ActingRole | undefined =>
  rowOf(order.state, command)?.by.find(
    (role) =>
      roles.includes(role) &&
      (role !== 'volunteer' || !('helperId' in order) || order.helperId === principal),
  );

/**
 * Whether an actor gives a command in the elder's name: family do, and the station where the table names her too. Pure.
 * Source: orders.md, notes to the table.
 */
export const speaksForElder = (
  order: Order,
  command: OrderCommand,
  acting: Pick<Acting, 'principal' | 'roles'>,
): boolean => {
  const role = roleFor(order, command, acting);
  return (
    role === 'family' || (role === 'station' && rowOf(order.state, command)?.by.includes('elder') === true)
  );
};

/** The binding that an actor names as consent, with this elder; absent when they name none of theirs. Pure. */
export const namedBinding = (
  { principal, bindings, consentId }: Acting,
  elderId: Binding['elderId'],
): Binding | undefined =>
  bindings.find(
    (binding) => binding.id === consentId && binding.elderId === elderId && binding.relativeId === principal,
  );

/** Whether a binding carries a scope at an instant. Pure. Source: product.md, Family. */
export const carries = (binding: Binding, scope: Binding['scopes'][number], atMs: Ms): boolean =>
  atMs < binding.untilMs && binding.scopes.includes(scope);

const isBinding = (id: Acting['consentId']): id is BindingId => id?.startsWith('bnd_') === true;

/**
 * Whether the consent is there that the role needs. Pure. Family name a binding with scope `order`, or any with this elder when
 * they pay: withdrawing a consent stops new holds, not standing ones. The station names a recorded consent where it speaks for the
 * elder; all others are the person. Source: experience.md, P3; orders.md, notes to the table.
 */
export const hasConsent = (role: ActingRole, order: Order, acting: Acting, atMs: Ms): boolean => {
  switch (role) {
    case 'family': {
      const binding = namedBinding(acting, order.elderId);
      const pays = payersOf(order.funding).some((payerId) => payerId === acting.principal);
      return binding !== undefined && (pays || carries(binding, 'order', atMs));
    }
    case 'station':
      return acting.consentId !== undefined && !isBinding(acting.consentId);
    case 'elder':
    case 'payer':
    case 'volunteer':
    case 'stationLead':
    case 'community':
    case 'centre':
    case 'district':
    case 'bureau':
    case 'rule':
    case 'clock':
      return true;
  }
};
