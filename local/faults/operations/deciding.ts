import { confirmOrder } from '../../../functions/usecases/confirm-order';
import { denyOrder } from '../../../functions/usecases/deny-order';
import { disputeOrder } from '../../../functions/usecases/dispute-order';
import { resolveOrder } from '../../../functions/usecases/resolve-order';
import { settleOrder } from '../../../functions/usecases/settle-order';
import { MINUTE_MS } from '../../../shared/domain/units';
import { actOf } from '../act';
import { movesNothing, movesOf, releasesAll, settlesAll } from '../moves';
import { type ByPerson, PART_MINUTES, plainWishes, type Scene } from '../operation';
import { asClerk, asElder, asLead, orderIn } from './who';

const afterwards = ({ startMs, wishes }: Scene): number => startMs + (wishes.servedMinutes + 5) * MINUTE_MS;

const settling = (name: string, servedMinutes: number, holds: ByPerson['holds']): ByPerson => ({
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
  holds,
});

/** What 40 minutes, and a minute or two less, come to in quarters: 45. */
const settlesPart = movesOf(
  [
    [15, -60],
    [45, 0],
  ],
  [
    [0, -40],
    [15, -20],
    [45, 0],
  ],
);
const settlesHalf = movesOf(
  [
    [30, -60],
    [30, 0],
  ],
  [
    [10, -40],
    [20, -20],
    [30, 0],
  ],
);

const resolving = (name: string, creditMinutes: number, holds: ByPerson['holds']): ByPerson => ({
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
  holds,
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
  settling('settle full', plainWishes.servedMinutes, settlesAll),
  settling('settle part', PART_MINUTES, settlesPart),
  resolving('resolve part', 30, settlesHalf),
  resolving('resolve void', 0, releasesAll),
];
