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

/** Whose words a state is told in: 等您确认 is true for the elder alone. */
export type Reader = keyof typeof text.order.states;

/** The state of an order in the words of whoever reads it, with its sign. */
export function OrderStatus({ state, reader }: { state: OrderState; reader: Reader }) {
  const [kind, icon] = looks[state];
  return (
    <StatusBadge kind={kind} icon={icon}>
      {text.order.states[reader][state]}
    </StatusBadge>
  );
}
