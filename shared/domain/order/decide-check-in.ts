import type { EntryDetail, ReasonCode } from '../ledger/entry';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import { MINUTE_MS, type Ms } from '../units';
import type { OrderFacts } from './facts';
import { plannedEndMs } from './ladder';
import { isLegal } from './lifecycle';
import type { Proof, ProofStep, ServingOrder } from './order';
import type { OrderChange } from './order-change';
import { actingPerson, changed, nextBase } from './order-moved';
import { mayJudge } from './parties';
import { roleFor, stateForbids } from './standing';

/** How a code, checked outside by HMAC, fared. `triesLeft`: before this try, at most `rules.codeTriesMax`. */
export type CodeCheck = { readonly ok: boolean; readonly triesLeft: number };
export type CheckProof =
  | { readonly kind: 'elderCode'; readonly deviceAtMs: Ms }
  | {
      readonly kind: 'stationOverride';
      readonly calledWhom: 'elder' | 'contact';
      readonly reason: ReasonCode;
    };
export type CheckFacts = OrderFacts & {
  /** Needed when the proof is `elderCode`. */
  readonly code?: CodeCheck;
};
export type CheckInOrder = { readonly assignmentNo: number; readonly proof: CheckProof };
export type CheckInRefusal = Refusal<
  | 'assignment_over'
  | 'state_forbids'
  | 'not_allowed'
  | 'maker_is_checker'
  | 'too_early'
  | 'deadline_passed'
  | 'code_locked'
  | 'code_wrong'
>;

/** Reasons for which the station may vouch while the volunteer stands at the door in time: no elder waits for want of a phone (ADR 0014). */
const atTheDoor: readonly ReasonCode[] = ['no_phone', 'code_locked', 'device_failed'];

/** Refuses a code that is locked or wrong; nothing for one that is right. A check that was not made is a bug and throws. Pure. */
export const refusedCode = ({
  order,
  code,
}: CheckFacts):
  | { readonly ok: false; readonly refusal: Refusal<'code_locked' | 'code_wrong'> }
  | undefined => {
  if (code === undefined) throw new Error(`${order.id}: the elder's code was not checked`);
  if (code.triesLeft <= 0) return refuse('code_locked', {});
  return code.ok ? undefined : refuse('code_wrong', { triesLeft: code.triesLeft - 1 });
};

/** The kind of proof belongs to the role: the volunteer types the elder's code, the station vouches. Pure. */
export const isOwnProof = (role: string, proof: CheckProof): boolean =>
  (role === 'volunteer') === (proof.kind === 'elderCode');

/** The proof as the order keeps it, and what the entry tells beside it. Pure. */
export const proofOf = (
  { order, acting }: CheckFacts,
  step: ProofStep,
  proof: CheckProof,
): { readonly proof: Proof; readonly detail: EntryDetail } => {
  const { assignmentNo } = order;
  if (proof.kind === 'elderCode') {
    const kept: Proof = { step, kind: 'elderCode', source: 'elder' };
    return { proof: kept, detail: { assignmentNo, proof: kept, deviceAtMs: proof.deviceAtMs } };
  }
  const kept: Proof = { step, kind: 'stationOverride', source: 'staff', byId: actingPerson(acting) };
  const { calledWhom, reason } = proof;
  return { proof: kept, detail: { assignmentNo, proof: kept, calledWhom, reason } };
};

/**
 * A visit begins, with evidence: the elder's code from the volunteer between 30 minutes before and 30 after the start; else the
 * station's word after a call, from start + 30 for any reason, before that (from start − 30) because there is no phone, the code is
 * locked or the device failed, until the planned end. Pure; no minutes move.
 * Refusals, in check order: `assignment_over`, `state_forbids`, `not_allowed`, `maker_is_checker` (the station's word on a visit of
 * its own staff or their relatives), `too_early`, `deadline_passed`, `code_locked`, `code_wrong`.
 * Source: orders.md, the table, Evidence; ADR 0014.
 */
export const decideCheckIn = (
  facts: CheckFacts,
  command: CheckInOrder,
  atMs: Ms,
): Result<OrderChange<ServingOrder>, CheckInRefusal> => {
  const { order, acting, rules } = facts;
  const { proof } = command;
  if (command.assignmentNo !== order.assignmentNo)
    return refuse('assignment_over', { assignmentNo: order.assignmentNo });
  if (!isLegal(order, 'checkIn')) return stateForbids(order, 'checkIn');
  const role = roleFor(order, 'checkIn', acting);
  if (role === undefined || !isOwnProof(role, proof)) return refuse('not_allowed', {});
  if (role === 'station' && !mayJudge(order, acting.principal, acting.bindings))
    return refuse('maker_is_checker', {});

  const earlyMs = order.startMs - rules.checkInEarlyMinutes * MINUTE_MS;
  const lateMs = order.startMs + rules.checkInLateMinutes * MINUTE_MS;
  const vouchedLate = proof.kind === 'stationOverride' && !atTheDoor.includes(proof.reason);
  const fromMs = vouchedLate ? lateMs : earlyMs;
  const endsAtMs = role === 'station' ? plannedEndMs(order) : lateMs;
  if (atMs < fromMs) return refuse('too_early', { fromMs });
  if (atMs >= endsAtMs) return refuse('deadline_passed', { endsAtMs });
  const refused = proof.kind === 'elderCode' ? refusedCode(facts) : undefined;
  if (refused !== undefined) return refused;

  const begun = proofOf(facts, 'in', proof);
  const serving: ServingOrder = {
    ...nextBase(order, atMs),
    state: 'serving',
    helperId: order.helperId,
    checkInMs: atMs,
    proofs: [begun.proof],
  };
  return accept(changed('checkIn', order, serving, facts, begun.detail));
};
