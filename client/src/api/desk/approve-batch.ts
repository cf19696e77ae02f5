import type { approveBatchContract } from '../../../../shared/contracts/approve-batch';
import { command } from '../client';

export const approveBatch = command<typeof approveBatchContract>('desk', 'approve-batch');
