import type { RequestOrder } from '../../shared/domain/order/decide-request';
import type { Refusal } from '../../shared/domain/refusals';
import { refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import { type ReachPorts, reachFor, type Visit } from './reach-for';

/**
 * The refusal of a request; where hours are missing, with what might pay instead, each as far as the visit needs it: two round trips
 * more then, none otherwise. Source: ledger.md, An order's minutes.
 */
export const withAlternatives = async (
  ports: ReachPorts,
  refusal: Refusal,
  visit: Omit<Visit, 'startMs'>,
  { startMs, plannedMinutes }: RequestOrder,
  atMs: Ms,
): Promise<{ readonly ok: false; readonly refusal: Refusal }> => {
  if (refusal.code !== 'insufficient_minutes') return { ok: false, refusal };
  const reaches = await reachFor(ports, { ...visit, startMs }, atMs);
  const alternatives = reaches.map((reach) => ({
    ...reach,
    minutes: Math.min(reach.minutes, plannedMinutes),
  }));
  return refuse('insufficient_minutes', { ...refusal.data, alternatives });
};
