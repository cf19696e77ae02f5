import { refuse } from '../result';
import type { Batch } from './batch';
import type { BatchCommand } from './states';

/** The refusal of a command that the batch's state does not have. Pure. */
export const batchStateForbids = ({ state }: Batch, command: BatchCommand) =>
  refuse('batch_state_forbids', { state, command });
