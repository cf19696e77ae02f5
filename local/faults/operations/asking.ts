import { cancelOrder } from '../../../functions/usecases/cancel-order';
import { closeOrder } from '../../../functions/usecases/close-order';
import { publishOrder } from '../../../functions/usecases/publish-order';
import { rescheduleOrder } from '../../../functions/usecases/reschedule-order';
import { HOUR_MS } from '../../../shared/domain/units';
import { actOf } from '../act';
import { movesNothing, releasesAll } from '../moves';
import type { ByPerson } from '../operation';
import { requestingOperations } from './requesting';
import { asElder, asLead, orderIn } from './who';

export const askingOperations: readonly ByPerson[] = [
  {
    name: 'publish',
    from: ['submitted'],
    after: requestingOperations.map(({ name }) => name),
    to: 'open',
    wishes: { late: true },
    atMs: ({ dayMs }) => dayMs,
    endsAtMs: ({ startMs }) => startMs,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asLead(scene.cast);
      return actOf(publishOrder, {
        ...common,
        operation: 'publish',
        route: 'desk/publish-order',
        actor,
        body: { orderId },
      });
    },
    holds: movesNothing,
  },
  {
    name: 'reschedule',
    from: ['open'],
    to: 'open',
    atMs: ({ dayMs }) => dayMs,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const body = { orderId, seenStartMs: scene.startMs, startMs: scene.startMs + HOUR_MS };
      const actor = asElder(scene.cast);
      return actOf(rescheduleOrder, {
        ...common,
        operation: 'reschedule',
        route: 'person/reschedule-order',
        actor,
        body,
      });
    },
    shows: ({ startMs }) => ({ startMs: startMs + HOUR_MS }),
    holds: movesNothing,
  },
  {
    name: 'cancel',
    from: ['open', 'accepted', 'submitted'],
    to: 'cancelled',
    atMs: ({ dayMs }) => dayMs,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asElder(scene.cast);
      const body = { orderId, reason: 'changed_plans' as const };
      return actOf(cancelOrder, {
        ...common,
        operation: 'cancel',
        route: 'person/cancel-order',
        actor,
        body,
      });
    },
    holds: releasesAll,
  },
  {
    name: 'close',
    from: ['submitted'],
    to: 'expired',
    wishes: { late: true },
    atMs: ({ dayMs }) => dayMs,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asLead(scene.cast);
      const body = { orderId, reason: 'no_helper_found' as const };
      return actOf(closeOrder, { ...common, operation: 'close', route: 'desk/close-order', actor, body });
    },
    holds: releasesAll,
  },
];
