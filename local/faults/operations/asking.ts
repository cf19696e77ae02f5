import { cancelOrder } from '../../../functions/usecases/cancel-order';
import { closeOrder } from '../../../functions/usecases/close-order';
import { publishOrder } from '../../../functions/usecases/publish-order';
import { requestOrder } from '../../../functions/usecases/request-order';
import { rescheduleOrder } from '../../../functions/usecases/reschedule-order';
import { HOUR_MS, MINUTE_MS, type Ms } from '../../../shared/domain/units';
import { type Act, actOf } from '../act';
import { type ByPerson, moves, movesNothing, PLANNED_MINUTES, releasesAll, type Scene } from '../operation';
import { asElder, asLead, orderIn } from './who';

const ask = (operation: string, byFamily: boolean, scene: Scene, atMs: Ms, issuedAtMs?: Ms): Act => {
  const { cast, startMs, fresh } = scene;
  const { elderId, relativeId, bindingId } = cast;
  return actOf(requestOrder, {
    operation,
    route: 'person/request-order',
    actor: byFamily ? { personId: relativeId, roles: ['family'] } : asElder(cast),
    commandId: fresh('command'),
    atMs,
    ...(issuedAtMs !== undefined && { issuedAtMs }),
    ...(byFamily && { onBehalfOf: elderId, consentId: bindingId }),
    body: {
      elderId,
      payerId: byFamily ? relativeId : elderId,
      serviceCode: 'escort.walk',
      startMs,
      plannedMinutes: PLANNED_MINUTES,
    },
  });
};

const asking = (name: string, byFamily: boolean): ByPerson => ({
  name,
  to: 'open',
  wishes: { familyPays: byFamily },
  // Late: an hour and a half ahead, where two hours are needed for the hall.
  atMs: ({ dayMs, startMs, wishes }) => (wishes.late ? startMs - 90 * MINUTE_MS : dayMs),
  endsAtMs: ({ startMs }) => startMs,
  act: (scene, atMs, issuedAtMs) => ask(name, byFamily, scene, atMs, issuedAtMs),
  holds: (entry) => moves(entry, [[-PLANNED_MINUTES, PLANNED_MINUTES]]),
});

export const askingOperations: readonly ByPerson[] = [
  asking('request', false),
  asking('family-pay', true),
  {
    name: 'publish',
    from: ['submitted'],
    after: ['request', 'family-pay'],
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
