import type { Rulebook } from '../rulebook/rulebook';
import { MINUTE_MS, type Minutes, type Ms } from '../units';
import type { Proof } from './order';

/**
 * Whether two proofs are independent: their sources differ, so one at least is not the volunteer. Pure.
 * The elder's code and the elder's own confirm are one source. Source: orders.md, Evidence of a visit.
 */
export const hasTwoSources = (proofs: readonly Proof[]): boolean =>
  new Set(proofs.map((proof) => proof.source)).size >= 2;

/**
 * Whether the clock may settle on working day 10: two independent proofs, or the elder's own confirm and any proof of the visit
 * itself. Pure. Source: orders.md, Deadlines, `confirmed`.
 */
export const sufficesToSettle = (proofs: readonly Proof[]): boolean =>
  hasTwoSources(proofs) ||
  (proofs.some((proof) => proof.kind === 'ownConfirm') && proofs.some((proof) => proof.step !== 'confirm'));

/** Whether anybody but the volunteer vouches: else settlement waits for a call-back. Pure. Source: experience.md, P7. */
export const isVouchedFor = (proofs: readonly Proof[]): boolean =>
  proofs.some((proof) => proof.source !== 'volunteer');

/** The service record: whole minutes from check-in to check-out, floored, never below 0. Pure. Source: orders.md, Evidence. */
export const servedMinutes = (checkInMs: Ms, checkOutMs: Ms): Minutes =>
  Math.max(0, Math.floor((checkOutMs - checkInMs) / MINUTE_MS));

/**
 * The credit on both sides: served minutes rounded once to the nearest step, less than a step to 0, then capped at what is held.
 * Pure. Source: orders.md, Evidence; product.md, rounding.
 */
export const creditOf = (
  recordMinutes: Minutes,
  heldMinutes: Minutes,
  { roundingMinutes }: Pick<Rulebook, 'roundingMinutes'>,
): Minutes => {
  if (recordMinutes < roundingMinutes) return 0;
  const nearest = Math.floor((2 * recordMinutes + roundingMinutes) / (2 * roundingMinutes)) * roundingMinutes;
  return Math.min(nearest, heldMinutes);
};
