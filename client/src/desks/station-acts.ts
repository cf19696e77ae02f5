import type { OrderView } from '../../../shared/contracts/views';
import type { ReasonCode } from '../../../shared/domain/ledger/entry';
import type { Ms } from '../../../shared/domain/units';
import type { Answer } from '../api/call';
import { deskCancelOrder } from '../api/desk/cancel-order';
import { deskCheckIn } from '../api/desk/check-in';
import { deskCheckOut } from '../api/desk/check-out';
import { closeOrder } from '../api/desk/close-order';
import { deskConfirmOrder } from '../api/desk/confirm-order';
import { deskDenyOrder } from '../api/desk/deny-order';
import { deskDisputeOrder } from '../api/desk/dispute-order';
import { noShow } from '../api/desk/no-show';
import { publishOrder } from '../api/desk/publish-order';
import { deskRescheduleOrder } from '../api/desk/reschedule-order';
import { onBehalfAfterCall } from './on-behalf';

export type CalledWhom = 'elder' | 'contact';
/** What the desk adds to the order itself. */
export type Told = { readonly reason: ReasonCode; readonly calledWhom: CalledWhom; readonly startMs: Ms };

export type StationAct = {
  readonly name:
    | 'publish'
    | 'reschedule'
    | 'cancel'
    | 'close'
    | 'noShow'
    | 'checkIn'
    | 'checkOut'
    | 'confirm'
    | 'deny'
    | 'dispute';
  /** Reasons to choose from; none: nothing is asked. */
  readonly reasons: readonly ReasonCode[];
  readonly asksWhomCalled: boolean;
  /** Asks for another start; without it the visit's own stands. */
  readonly asksStart?: true;
  /** Moves the visit on; the others end it or call it in question, and are never the filled action. */
  readonly moves: boolean;
  readonly send: (order: OrderView, told: Told) => Promise<Answer<unknown>>;
};

const elderOf = (order: OrderView) => {
  if (order.elder === undefined) throw new Error(`${order.orderId} came to the desk without its elder`);
  return order.elder.personId;
};

const vouched = ({ reason, calledWhom }: Told) => ({ kind: 'stationOverride' as const, reason, calledWhom });

/** What a street station may do to an order, in the order in which it is offered; the server's `may` chooses among these. */
export const stationActs: readonly StationAct[] = [
  {
    name: 'publish',
    reasons: [],
    asksWhomCalled: false,
    moves: true,
    send: ({ orderId }) => publishOrder({ orderId }),
  },
  {
    name: 'checkIn',
    reasons: ['volunteer_late', 'no_phone', 'code_locked', 'device_failed'],
    asksWhomCalled: true,
    moves: true,
    send: async (order, told) =>
      deskCheckIn({
        orderId: order.orderId,
        assignmentNo: order.assignmentNo,
        proof: vouched(told),
        ...(await onBehalfAfterCall(elderOf(order))),
      }),
  },
  {
    name: 'checkOut',
    reasons: ['no_phone', 'code_locked', 'device_failed', 'other'],
    asksWhomCalled: true,
    moves: true,
    send: async (order, told) =>
      deskCheckOut({
        orderId: order.orderId,
        assignmentNo: order.assignmentNo,
        proof: vouched(told),
        ...(await onBehalfAfterCall(elderOf(order))),
      }),
  },
  {
    name: 'confirm',
    reasons: [],
    asksWhomCalled: false,
    moves: true,
    send: async (order) =>
      deskConfirmOrder({ orderId: order.orderId, ...(await onBehalfAfterCall(elderOf(order))) }),
  },
  {
    name: 'deny',
    reasons: ['nobody_came', 'wrong_time', 'wrong_helper', 'not_done', 'other'],
    asksWhomCalled: false,
    moves: false,
    send: async (order, { reason }) =>
      deskDenyOrder({ orderId: order.orderId, reason, ...(await onBehalfAfterCall(elderOf(order))) }),
  },
  {
    name: 'noShow',
    reasons: ['helper_absent', 'other'],
    asksWhomCalled: false,
    moves: false,
    send: ({ orderId, assignmentNo }, { reason }) => noShow({ orderId, assignmentNo, reason }),
  },
  {
    name: 'dispute',
    reasons: ['evidence_weak', 'part_served', 'other'],
    asksWhomCalled: false,
    moves: false,
    send: ({ orderId }, { reason }) => deskDisputeOrder({ orderId, reason }),
  },
  {
    name: 'reschedule',
    reasons: [],
    asksWhomCalled: false,
    asksStart: true,
    moves: false,
    send: async (order, { startMs }) =>
      deskRescheduleOrder({
        orderId: order.orderId,
        seenStartMs: order.startMs,
        startMs,
        ...(await onBehalfAfterCall(elderOf(order))),
      }),
  },
  {
    name: 'close',
    reasons: ['no_helper_found', 'no_longer_needed', 'entered_by_mistake', 'other'],
    asksWhomCalled: false,
    moves: false,
    send: ({ orderId }, { reason }) => closeOrder({ orderId, reason }),
  },
  {
    name: 'cancel',
    reasons: ['no_longer_needed', 'changed_plans', 'illness', 'entered_by_mistake', 'other'],
    asksWhomCalled: false,
    moves: false,
    send: async (order, { reason }) =>
      deskCancelOrder({ orderId: order.orderId, reason, ...(await onBehalfAfterCall(elderOf(order))) }),
  },
];
