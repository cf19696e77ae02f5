import type { draftBatchContract } from '../../../../shared/contracts/draft-batch';
import { command } from '../client';

export const draftBatch = command<typeof draftBatchContract>('desk', 'draft-batch');
