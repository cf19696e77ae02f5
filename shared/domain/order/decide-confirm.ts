import type { Person } from '../person/person';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import type { Acting, OrderFacts } from './facts';
import { isLegal } from './lifecycle';
import type { ConfirmedOrder, OrderIn, Proof } from './order';
import type { OrderChange } from './order-change';
import { actingPerson, changed, endedVisit, nextBase } from './order-moved';
import { mayJudge, partiesOf } from './parties';
import { hasConsent, roleFor, stateForbids } from './standing';
import type { ActingRole } from './states';

export type ConfirmFacts = OrderFacts & {
  /** Needed when family confirm for her. */
  readonly elder?: Person;
};
export type ConfirmRefusal = Refusal<
  'state_forbids' | 'not_allowed' | 'consent_missing' | 'maker_is_checker'
>;

/** Whether a staff member may speak for the elder about a visit: no party, no relative, and not who vouched for it. Pure. */
export const mayCallBack = (
  order: OrderIn<'served' | 'disputed'>,
  { principal, bindings }: Acting,
): boolean =>
  mayJudge(order, principal, bindings) &&
  !order.proofs.some(({ kind, byId }) => kind === 'stationOverride' && byId === principal);

const isMaker = (
  role: ActingRole,
  { elder, acting }: ConfirmFacts,
  order: OrderIn<'served' | 'disputed'>,
): boolean => {
  if (role === 'station') return !mayCallBack(order, acting);
  const { payerIds, helperId } = partiesOf(order);
  if (acting.principal === helperId) return true;
  if (role !== 'family') return false;
  if (elder === undefined) throw new Error(`${order.id}: family confirm, and nobody looked at the elder`);
  return elder.hasGuardian && payerIds.some((payerId) => payerId === acting.principal);
};

const proofBy = (role: ActingRole, acting: Acting): Proof => {
  if (role === 'elder') return { step: 'confirm', kind: 'ownConfirm', source: 'elder' };
  if (role === 'family') return { step: 'confirm', kind: 'familyConfirm', source: 'family' };
  return { step: 'confirm', kind: 'callBack', source: 'staff', byId: actingPerson(acting) };
};

/** Out of a dispute, only whoever said 不对 may say 对 after all, or the station after a call. */
const takesItBack = (
  role: ActingRole,
  { principal }: Acting,
  order: OrderIn<'served' | 'disputed'>,
): boolean => order.state === 'served' || role === 'station' || order.deniedById === principal;

/**
 * Elder, family or a call-back say that the visit took place as shown. Pure; no minutes move, a proof is added.
 * Refusals, in check order: `state_forbids`, `not_allowed` (also: another's denial), `consent_missing` (family: a binding; station: a
 * recorded call), `maker_is_checker` (the helper; the payer of an elder who depends on a guardian; staff who vouched for the visit,
 * are a party or a relative of one). Source: orders.md, notes to the table; product.md, Family; experience.md, P5.
 */
export const decideConfirm = (
  facts: ConfirmFacts,
  atMs: Ms,
): Result<OrderChange<ConfirmedOrder>, ConfirmRefusal> => {
  const { order, acting } = facts;
  if (!isLegal(order, 'confirm')) return stateForbids(order, 'confirm');
  const role = roleFor(order, 'confirm', acting);
  if (role === undefined || !takesItBack(role, acting, order)) return refuse('not_allowed', {});
  if (!hasConsent(role, order, acting, atMs)) return refuse('consent_missing', {});
  if (isMaker(role, facts, order)) return refuse('maker_is_checker', {});

  const proof = proofBy(role, acting);
  const confirmed: ConfirmedOrder = {
    ...nextBase(order, atMs),
    ...endedVisit(order),
    state: 'confirmed',
    proofs: [...order.proofs, proof],
  };
  return accept(changed('confirm', order, confirmed, facts, { proof }));
};
