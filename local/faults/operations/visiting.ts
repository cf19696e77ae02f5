import { checkIn } from '../../../functions/usecases/check-in';
import { checkOut } from '../../../functions/usecases/check-out';
import { dropOrder } from '../../../functions/usecases/drop-order';
import { grabOrder } from '../../../functions/usecases/grab-order';
import { noShow } from '../../../functions/usecases/no-show';
import { MINUTE_MS, type Ms } from '../../../shared/domain/units';
import { actOf } from '../act';
import { movesNothing } from '../moves';
import { type ByPerson, PLANNED_MINUTES, type Scene } from '../operation';
import { VISIT_CODE } from '../ports-on';
import { asHelper, asLead, orderIn } from './who';

const codeAt = (deviceAtMs: Ms) => ({ kind: 'elderCode' as const, code: VISIT_CODE, deviceAtMs });
const VOUCHED = { kind: 'stationOverride', calledWhom: 'elder', reason: 'no_phone' } as const;
/** orders.md, Deadlines. */
const CHECK_IN_LATE_MS = 30 * MINUTE_MS;
const CHECK_OUT_LATE_MS = (PLANNED_MINUTES + 120) * MINUTE_MS;

export const visitingOperations: readonly ByPerson[] = [
  {
    name: 'grab',
    from: ['open'],
    to: 'accepted',
    atMs: ({ dayMs }) => dayMs,
    endsAtMs: ({ startMs }) => startMs,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asHelper(scene);
      const body = { orderId, seenStartMs: scene.startMs };
      return actOf(grabOrder, { ...common, operation: 'grab', route: 'person/grab-order', actor, body });
    },
    holds: movesNothing,
  },
  {
    name: 'drop',
    from: ['accepted'],
    to: 'open',
    atMs: ({ dayMs }) => dayMs,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, assignmentNo, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asHelper(scene);
      const body = { orderId, assignmentNo, reason: 'illness' as const };
      return actOf(dropOrder, { ...common, operation: 'drop', route: 'person/drop-order', actor, body });
    },
    holds: movesNothing,
  },
  {
    name: 'check-in',
    from: ['accepted'],
    to: 'serving',
    atMs: ({ startMs }) => startMs,
    endsAtMs: ({ startMs }) => startMs + CHECK_IN_LATE_MS,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, assignmentNo, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asHelper(scene);
      const body = { orderId, assignmentNo, proof: codeAt(atMs) };
      return actOf(checkIn, { ...common, operation: 'check-in', route: 'person/check-in', actor, body });
    },
    holds: movesNothing,
  },
  {
    name: 'check-out',
    from: ['serving'],
    to: 'served',
    atMs: ({ startMs, wishes }) => startMs + wishes.servedMinutes * MINUTE_MS,
    endsAtMs: ({ startMs }) => startMs + CHECK_OUT_LATE_MS,
    act: (scene: Scene, atMs, issuedAtMs) => {
      const { orderId, assignmentNo, common } = orderIn(scene, atMs, issuedAtMs);
      const { vouched } = scene.wishes;
      const body = { orderId, assignmentNo, proof: vouched ? VOUCHED : codeAt(atMs) };
      const [route, actor] = vouched
        ? (['desk/check-out', asLead(scene.cast)] as const)
        : (['person/check-out', asHelper(scene)] as const);
      return actOf(checkOut, { ...common, operation: 'check-out', route, actor, body });
    },
    holds: movesNothing,
  },
  {
    name: 'no-show',
    from: ['accepted'],
    to: 'submitted',
    atMs: ({ startMs }) => startMs + CHECK_IN_LATE_MS,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, assignmentNo, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asLead(scene.cast);
      const body = { orderId, assignmentNo, reason: 'helper_absent' as const };
      return actOf(noShow, { ...common, operation: 'no-show', route: 'desk/no-show', actor, body });
    },
    holds: movesNothing,
  },
];
