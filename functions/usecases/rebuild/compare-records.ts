import type { PersonId } from '../../../shared/domain/ids';
import type { Order } from '../../../shared/domain/order/order';
import type { ServiceRecord } from '../ports/reading';
import type { StandingRecords } from '../ports/rebuilding';
import { serviceRecordOf, standingMinutes } from '../service-record-of';
import type { Difference } from './compare-lines';

const isSame = (one: ServiceRecord, other: ServiceRecord): boolean =>
  one.orderId === other.orderId &&
  one.helperId === other.helperId &&
  one.version === other.version &&
  one.state === other.state &&
  one.startMs === other.startMs &&
  one.recordMinutes === other.recordMinutes;

/** The orders of which a generation says more than the archive: only the orders themselves can tell whether it is right. */
export const aheadOf = (
  told: readonly ServiceRecord[],
  { records }: StandingRecords,
): readonly ServiceRecord[] =>
  records.flatMap((record) => {
    if (record === undefined) return [];
    const version = told.find(({ orderId }) => orderId === record.orderId)?.version ?? 0;
    return record.version > version ? [record] : [];
  });

const wrongIn = (
  told: readonly ServiceRecord[],
  standing: StandingRecords,
  orders: readonly Order[],
): string | undefined => {
  const records = standing.records.flatMap((record) => record ?? []);
  if (records.length < standing.records.length) return 'a record is not what its codec writes';
  const ahead = aheadOf(told, standing);
  for (const record of told) {
    const stood = records.find(({ orderId }) => orderId === record.orderId);
    if (stood === undefined) return `the record of ${record.orderId} is missing`;
    if (!ahead.includes(stood) && !isSame(stood, record))
      return `the record of ${record.orderId} differs from the replay`;
  }
  for (const record of ahead) {
    const order = orders.find(({ id }) => id === record.orderId);
    const now = order && serviceRecordOf(order);
    if (
      now === undefined ||
      now.version < record.version ||
      (now.version === record.version && !isSame(now, record))
    )
      return `the record of ${record.orderId} comes from no entry`;
  }
  const sumMinutes = records.reduce((total, record) => total + standingMinutes(record), 0);
  return sumMinutes === (standing.sumMinutes ?? 0) ? undefined : 'the sum is not that of the records';
};

/**
 * A helper's records in both generations: each is the replay's, or a later one that its order bears out; the sum is that of the records;
 * what the current generation has the next one has too. Pure. `current` is read before `next`, `orders` after both.
 */
export const compareRecords = (
  helperId: PersonId,
  told: readonly ServiceRecord[],
  { current, next }: { readonly current: StandingRecords; readonly next: StandingRecords },
  orders: readonly Order[],
): readonly Difference[] => {
  const place = `records of ${helperId}`;
  const found = (
    [
      ['current', current],
      ['next', next],
    ] as const
  ).flatMap(([generation, standing]): Difference[] => {
    const what = wrongIn(told, standing, orders);
    return what === undefined ? [] : [{ generation, place, what }];
  });
  if (found.length > 0) return found;
  const behind = current.records.find((record) => {
    const other = next.records.find((each) => each?.orderId === record?.orderId);
    return (other?.version ?? 0) < (record?.version ?? 0);
  });
  return behind === undefined
    ? []
    : [
        {
          generation: 'next',
          place,
          what: `the record of ${behind.orderId} is older than in the current generation`,
        },
      ];
};
