import { confirmOrder } from '../../../functions/usecases/confirm-order';
import { denyOrder } from '../../../functions/usecases/deny-order';
import { disputeOrder } from '../../../functions/usecases/dispute-order';
import { resolveOrder } from '../../../functions/usecases/resolve-order';
import { settleOrder } from '../../../functions/usecases/settle-order';
import { MINUTE_MS } from '../../../shared/domain/units';
import { actOf } from '../act';
import {
  type ByPerson,
  moves,
  movesNothing,
  PART_CREDIT_MINUTES,
  PART_MINUTES,
  PLANNED_MINUTES,
  plainWishes,
  releasesAll,
  type Scene,
} from '../operation';
import { asClerk, asElder, asLead, orderIn } from './who';

const afterwards = ({ startMs, wishes }: Scene): number => startMs + (wishes.servedMinutes + 5) * MINUTE_MS;

const settling = (name: string, servedMinutes: number, creditMinutes: number): ByPerson => ({
  name,
  from: ['confirmed'],
  to: 'settled',
  wishes: { servedMinutes },
  atMs: afterwards,
  act: (scene, atMs, issuedAtMs) => {
    const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
    const actor = asClerk(scene.cast);
    return actOf(settleOrder, {
      ...common,
      operation: name,
      route: 'desk/settle-order',
      actor,
      body: { orderId },
    });
  },
  holds: (entry) =>
    moves(entry, [
      [PLANNED_MINUTES - creditMinutes, -PLANNED_MINUTES],
      [creditMinutes, 0],
    ]),
});

const resolving = (name: string, creditMinutes: number): ByPerson => ({
  name,
  from: ['disputed'],
  to: creditMinutes === 0 ? 'voided' : 'settled',
  atMs: afterwards,
  act: (scene, atMs, issuedAtMs) => {
    const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
    const actor = asLead(scene.cast);
    const reason = creditMinutes === 0 ? ('not_done' as const) : ('part_served' as const);
    const body = { orderId, creditMinutes, reason };
    return actOf(resolveOrder, { ...common, operation: name, route: 'desk/resolve-order', actor, body });
  },
  holds: (entry) =>
    creditMinutes === 0
      ? releasesAll(entry)
      : moves(entry, [
          [PLANNED_MINUTES - creditMinutes, -PLANNED_MINUTES],
          [creditMinutes, 0],
        ]),
});

export const decidingOperations: readonly ByPerson[] = [
  {
    name: 'confirm',
    from: ['served', 'disputed'],
    to: 'confirmed',
    atMs: afterwards,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asElder(scene.cast);
      return actOf(confirmOrder, {
        ...common,
        operation: 'confirm',
        route: 'person/confirm-order',
        actor,
        body: { orderId },
      });
    },
    holds: movesNothing,
  },
  {
    name: 'deny',
    from: ['served'],
    to: 'disputed',
    atMs: afterwards,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asElder(scene.cast);
      const body = { orderId, reason: 'not_done' as const };
      return actOf(denyOrder, { ...common, operation: 'deny', route: 'person/deny-order', actor, body });
    },
    holds: movesNothing,
  },
  {
    name: 'dispute',
    from: ['confirmed'],
    to: 'disputed',
    atMs: afterwards,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asElder(scene.cast);
      const body = { orderId, reason: 'wrong_time' as const };
      return actOf(disputeOrder, {
        ...common,
        operation: 'dispute',
        route: 'person/dispute-order',
        actor,
        body,
      });
    },
    holds: movesNothing,
  },
  settling('settle full', plainWishes.servedMinutes, PLANNED_MINUTES),
  settling('settle part', PART_MINUTES, PART_CREDIT_MINUTES),
  resolving('resolve part', 30),
  resolving('resolve void', 0),
];
