import type { stopBatchContract } from '../../../../shared/contracts/stop-batch';
import { command } from '../client';

export const stopBatch = command<typeof stopBatchContract>('desk', 'stop-batch');
