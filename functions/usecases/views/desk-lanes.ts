import type { OrderState } from '../../../shared/domain/order/states';
import { MINUTE_MS, type Ms } from '../../../shared/domain/units';
import type { LiveRow } from '../ports/reading';

export const lanes = [
  'unassigned',
  'overdue',
  'late',
  'serving',
  'toConfirm',
  'toSettle',
  'disputed',
] as const;
export type Lane = (typeof lanes)[number];

/** A helper who is ten minutes behind is worth a look; the order itself waits longer. */
const LATE_MS = 10 * MINUTE_MS;

const laneOfState: Partial<Record<OrderState, Lane>> = {
  serving: 'serving',
  served: 'toConfirm',
  confirmed: 'toSettle',
  disputed: 'disputed',
};

/**
 * The lane of a desk in which an order lies, absent for one that takes its course. Pure. `overdue`: its start has passed without a
 * helper; `late`: ten minutes past the start without a check-in; `unassigned`: waits for the desk.
 */
export const laneOf = (
  { state, startMs }: Pick<LiveRow, 'state' | 'startMs'>,
  atMs: Ms,
): Lane | undefined => {
  switch (state) {
    case 'submitted':
      return startMs <= atMs ? 'overdue' : 'unassigned';
    case 'open':
    case 'offered':
      return startMs <= atMs ? 'overdue' : undefined;
    case 'accepted':
      return startMs + LATE_MS <= atMs ? 'late' : undefined;
    default:
      return laneOfState[state];
  }
};

/** Since when an order should have moved on; absent when nothing is late. Pure. */
export const overdueMsOf = (row: LiveRow, atMs: Ms): Ms | undefined => {
  const lane = laneOf(row, atMs);
  if (lane === 'overdue' || lane === 'late') return atMs - row.startMs;
  return row.dueAtMs !== undefined && row.dueAtMs < atMs ? atMs - row.dueAtMs : undefined;
};

/** How many orders lie in each lane; counted anew each time from the orders themselves. Pure. */
export const laneCounts = (rows: readonly LiveRow[], atMs: Ms): Record<Lane | 'all', number> => {
  const counts = Object.fromEntries([...lanes, 'all'].map((lane) => [lane, 0]));
  for (const row of rows) {
    const lane = laneOf(row, atMs);
    for (const counted of lane === undefined ? ['all'] : [lane, 'all'])
      counts[counted] = (counts[counted] ?? 0) + 1;
  }
  // Every lane was put in above; fromEntries forgets their names.
  return counts as Record<Lane | 'all', number>;
};
