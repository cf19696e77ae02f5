import type { Entry } from '../../../shared/domain/ledger/entry';
import type { OrderCommand, OrderState } from '../../../shared/domain/order/states';
import { movesNothing, releasesAll, settlesAll } from '../moves';
import type { ByClock, Wishes } from '../operation';

const deadline = (
  command: OrderCommand,
  from: OrderState,
  to: OrderState,
  more: { readonly wishes?: Partial<Wishes>; readonly holds?: (entry: Entry) => boolean } = {},
): ByClock => ({
  name: `clock ${command}`,
  deadline: command,
  from: [from],
  to,
  holds: movesNothing,
  ...more,
});

/** Each deadline that the sweeper carries out, with the state that it ends. */
export const clockOperations: readonly ByClock[] = [
  deadline('miss', 'open', 'submitted'),
  deadline('noShow', 'accepted', 'submitted'),
  // The clock's check-out is nobody's proof.
  deadline('checkOut', 'serving', 'served', { wishes: { vouched: false } }),
  deadline('confirm', 'served', 'confirmed', { wishes: { vouched: true } }),
  deadline('escalate', 'served', 'disputed', { wishes: { vouched: false } }),
  deadline('settle', 'confirmed', 'settled', { holds: settlesAll }),
  deadline('close', 'submitted', 'expired', { holds: releasesAll }),
];
