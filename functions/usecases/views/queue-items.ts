import type { Parsed } from '../../../shared/contracts/contract';
import type { queueContract } from '../../../shared/contracts/queue';
import { hasTwoSources } from '../../../shared/domain/order/evidence';
import type { Acting } from '../../../shared/domain/order/facts';
import type { Order } from '../../../shared/domain/order/order';
import { mayJudge } from '../../../shared/domain/order/parties';
import type { Ms } from '../../../shared/domain/units';
import type { LiveRow } from '../ports/reading';
import { overdueMsOf } from './desk-lanes';

type QueueItem = Parsed<typeof queueContract.response>['items'][number];

/** Where an order stands in its desk's queue, as a text that sorts: the due instant, then the id. Pure. */
export const placeOf = ({ dueAtMs, orderId }: Pick<LiveRow, 'dueAtMs' | 'orderId'>): string =>
  `${dueAtMs === undefined ? '9'.repeat(13) : String(dueAtMs).padStart(13, '0')}#${orderId}`;

/** What a desk sees of an order beside its card: the evidence in short, and whether this member of staff may judge it. Pure. */
export const queueFactsOf = (
  order: Order,
  { principal, bindings }: Pick<Acting, 'principal' | 'bindings'>,
  atMs: Ms,
): Pick<
  QueueItem,
  'recordMinutes' | 'creditMinutes' | 'twoSources' | 'mineForbidden' | 'overdueMs' | 'dueAtMs'
> => {
  const overdueMs = overdueMsOf({ ...order, orderId: order.id }, atMs);
  return {
    ...('recordMinutes' in order && {
      recordMinutes: order.recordMinutes,
      creditMinutes: order.creditMinutes,
    }),
    ...('proofs' in order && { twoSources: hasTwoSources(order.proofs) }),
    mineForbidden: !mayJudge(order, principal, bindings),
    ...(overdueMs !== undefined && { overdueMs }),
    ...(order.dueAtMs !== undefined && { dueAtMs: order.dueAtMs }),
  };
};
