import type { OrderState } from '../../../shared/domain/order/states';
import { text } from '../text/text';
import type { IconName } from './icon-shapes';
import { StatusBadge, type StatusKind } from './status-badge';

const looks: Record<OrderState, readonly [StatusKind, IconName]> = {
  submitted: ['plain', 'wait'],
  open: ['plain', 'search'],
  offered: ['plain', 'search'],
  accepted: ['good', 'check'],
  serving: ['good', 'heart'],
  served: ['look', 'clock'],
  confirmed: ['good', 'check'],
  disputed: ['look', 'chat'],
  referred: ['plain', 'swap'],
  scheduled: ['good', 'calendar'],
  settled: ['plain', 'check'],
  voided: ['plain', 'cross'],
  cancelled: ['plain', 'cross'],
  expired: ['plain', 'cross'],
  reversed: ['plain', 'undo'],
};

/** The state of an order in the words of its elder, with its sign. */
export function OrderStatus({ state }: { state: OrderState }) {
  const [kind, icon] = looks[state];
  return (
    <StatusBadge kind={kind} icon={icon}>
      {text.order.states[state]}
    </StatusBadge>
  );
}
