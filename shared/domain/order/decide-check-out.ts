import { heldOf } from '../ledger/funding';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import { MINUTE_MS, type Ms } from '../units';
import { type CheckFacts, type CheckProof, isOwnProof, proofOf, refusedCode } from './decide-check-in';
import { creditOf, servedMinutes } from './evidence';
import { plannedEndMs } from './ladder';
import { isLegal } from './lifecycle';
import type { CheckedOut, ServedOrder, ServingOrder } from './order';
import type { OrderChange } from './order-change';
import { begunVisit, changed, nextBase } from './order-moved';
import { mayJudge } from './parties';
import { roleFor, stateForbids } from './standing';

export type CheckOutOrder = { readonly assignmentNo: number; readonly proof: CheckProof };
export type CheckOutRefusal = Refusal<
  | 'assignment_over'
  | 'state_forbids'
  | 'not_allowed'
  | 'maker_is_checker'
  | 'deadline_passed'
  | 'code_locked'
  | 'code_wrong'
>;

/** What a visit comes to when it ends at `checkOutMs`: the true minutes for the record, the same credit on both sides. Pure. */
export const endedAt = (
  order: ServingOrder,
  checkOutMs: Ms,
  rules: Pick<Rulebook, 'roundingMinutes'>,
): CheckedOut => {
  const recordMinutes = servedMinutes(order.checkInMs, checkOutMs);
  const creditMinutes = creditOf(recordMinutes, heldOf(order.funding), rules);
  return { ...begunVisit(order), checkOutMs, recordMinutes, creditMinutes };
};

/**
 * A visit ends, with evidence: the elder's code from the volunteer, or the station's word after a call. Served minutes are fixed.
 * Pure; no minutes move. Refusals, in check order: `assignment_over`, `state_forbids`, `not_allowed`, `maker_is_checker` (as for
 * check-in), `deadline_passed` (planned end + 120: the clock ends it), `code_locked`, `code_wrong`.
 * Source: orders.md, the table, Evidence; ADR 0014.
 */
export const decideCheckOut = (
  facts: CheckFacts,
  command: CheckOutOrder,
  atMs: Ms,
): Result<OrderChange<ServedOrder>, CheckOutRefusal> => {
  const { order, acting, rules } = facts;
  const { proof } = command;
  if (command.assignmentNo !== order.assignmentNo)
    return refuse('assignment_over', { assignmentNo: order.assignmentNo });
  if (!isLegal(order, 'checkOut')) return stateForbids(order, 'checkOut');
  const role = roleFor(order, 'checkOut', acting);
  if (role === undefined || !isOwnProof(role, proof)) return refuse('not_allowed', {});
  if (role === 'station' && !mayJudge(order, acting.principal, acting.bindings))
    return refuse('maker_is_checker', {});
  const endsAtMs = plannedEndMs(order) + rules.checkOutLateMinutes * MINUTE_MS;
  if (atMs >= endsAtMs) return refuse('deadline_passed', { endsAtMs });
  const refused = proof.kind === 'elderCode' ? refusedCode(facts) : undefined;
  if (refused !== undefined) return refused;

  const ended = proofOf(facts, 'out', proof);
  const visit = endedAt(order, atMs, rules);
  const served: ServedOrder = {
    ...nextBase(order, atMs),
    ...visit,
    state: 'served',
    proofs: [...order.proofs, ended.proof],
  };
  const { recordMinutes, creditMinutes } = visit;
  return accept(changed('checkOut', order, served, facts, { ...ended.detail, recordMinutes, creditMinutes }));
};
