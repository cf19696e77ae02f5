import type { Parsed } from '../../shared/contracts/contract';
import type { orderOutcome } from '../../shared/contracts/scalars';
import type { Entry } from '../../shared/domain/ledger/entry';

export type OrderOutcome = Parsed<typeof orderOutcome>;

/**
 * What a person hears of an accepted order command, now and on a resend: codes and numbers of their own act, nothing of anybody else.
 * Pure. An entry of anything but an order is a bug and throws.
 */
export const outcomeOf = ({
  subject,
  outcome: { state, version, assignmentNo = 0 },
}: Entry): OrderOutcome => {
  if (subject.kind !== 'order' || state === 'posted') throw new Error(`${subject.id} is not an order`);
  return { orderId: subject.id, state, version, assignmentNo };
};
