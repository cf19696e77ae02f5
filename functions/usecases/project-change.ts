import type { Change, ProjectionPorts } from './ports/reading';
import { serviceRecordOf, standingMinutes } from './service-record-of';

/** Two visits of one helper confirmed in the same moment meet here; more of them never do. */
const ATTEMPTS_MAX = 8;

/**
 * Projects one change: the passbook lines of an entry, or the helper's service record of an order and the sum of all their records.
 * Changes may come in any order, again, or after others that never came: a line says the same each time, and a record gives way
 * to a later version alone, together with the sum. A line is one write unit; a record two for itself, two for the sum when that moves.
 * Throws what the store throws, and when others were always faster: the stream then brings the change again.
 * Source: ledger.md, Archive, seal, proof, rebuild; ADR 0041.
 */
export const projectChange =
  (ports: ProjectionPorts) =>
  async (change: Change): Promise<void> => {
    if (change.kind === 'entry') return ports.writeLines(change.lines);
    const record = serviceRecordOf(change.order);
    if (record === undefined) return;
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      const before = await ports.standingRecord(record.helperId, record.orderId);
      if (before.record !== undefined && before.record.version >= record.version) return;
      const sumMinutes = (before.sumMinutes ?? 0) - standingMinutes(before.record) + standingMinutes(record);
      if (await ports.replaceRecord(before, { record, sumMinutes })) return;
      await ports.pause(attempt);
    }
    throw new Error(`the record of ${record.orderId} was overtaken ${ATTEMPTS_MAX} times`);
  };
