import { dayOf } from '../../shared/domain/calendar/shanghai-day';
import type { Order } from '../../shared/domain/order/order';
import { endedStates, type OrderState } from '../../shared/domain/order/states';
import type { Change, ProjectionPorts, ServiceRecord } from './ports/reading';

/** A service record begins with the confirm, or with the dispute that came instead (ledger.md, Two books). */
const recorded: readonly OrderState[] = ['confirmed', 'disputed', 'settled', 'voided', 'reversed'];
const ended: readonly OrderState[] = endedStates;

const recordOf = (order: Order): ServiceRecord | undefined =>
  recorded.includes(order.state) && 'recordMinutes' in order
    ? {
        helperId: order.helperId,
        orderId: order.id,
        state: order.state,
        startMs: order.startMs,
        recordMinutes: order.recordMinutes,
      }
    : undefined;

/** Settling what was confirmed leaves the record as it stands: spending hours and giving them are two books. Pure. */
const isSameRecord = (before: ServiceRecord | undefined, after: ServiceRecord): boolean =>
  before !== undefined &&
  before.recordMinutes === after.recordMinutes &&
  (before.state === after.state || (before.state === 'confirmed' && after.state === 'settled'));

/**
 * Projects one change: the passbook lines of an entry; the helper's service record; the visit among those of its station and
 * day that have ended. Every write is whole and says the same when it comes again, so a redelivered change is harmless; changes
 * of one order come in their order, for the stream keeps it, and of several in any. One unit a write. Throws what the store throws.
 * Source: ledger.md, Archive, seal, proof, rebuild; architecture.md, Data.
 */
export const projectChange =
  (ports: ProjectionPorts) =>
  async (change: Change): Promise<void> => {
    if (change.kind === 'entry') return ports.writeLines(change.lines);
    const { before, after } = change;
    const record = recordOf(after);
    if (record !== undefined && !isSameRecord(before && recordOf(before), record))
      await ports.writeServiceRecord(record);
    if (ended.includes(after.state) && before?.state !== after.state)
      await ports.writeEndedVisit({
        stationId: after.stationId,
        day: dayOf(after.startMs),
        orderId: after.id,
        state: after.state,
      });
  };
