import type { Batch, BatchIn } from './batch';
import type { BatchCommand, BatchState } from './states';

type Row = { readonly by: 'lead' | 'clock'; readonly to: BatchState };

/** The whole life of a batch; a cell that is not named is illegal. Source: ledger.md, Movements (batch). */
export const batchLifecycle = {
  draft: { approve: { by: 'lead', to: 'approved' }, stop: { by: 'lead', to: 'stopped' } },
  approved: { post: { by: 'clock', to: 'posting' }, stop: { by: 'lead', to: 'stopped' } },
  posting: {
    post: { by: 'clock', to: 'posting' },
    close: { by: 'clock', to: 'closed' },
    stop: { by: 'lead', to: 'stopped' },
  },
  closed: {},
  stopped: {},
} as const satisfies Record<BatchState, Partial<Record<BatchCommand, Row>>>;

type Lifecycle = typeof batchLifecycle;
type StateBefore<C extends BatchCommand> = {
  [S in BatchState]: Lifecycle[S] extends Readonly<Record<C, Row>> ? S : never;
}[BatchState];

/** The cell of a state and a command; absent: illegal. Pure. */
export const batchRowOf = (state: BatchState, command: BatchCommand): Row | undefined => {
  const rows: Partial<Record<BatchCommand, Row>> = batchLifecycle[state];
  return rows[command];
};

/** Whether a command leads out of a batch's state; narrows it to the states that have the cell. Pure. */
export const isBatchLegal = <C extends BatchCommand>(
  batch: Batch,
  command: C,
): batch is BatchIn<StateBefore<C>> => batchRowOf(batch.state, command) !== undefined;
