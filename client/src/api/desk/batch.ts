import type { batchContract } from '../../../../shared/contracts/batch';
import { query } from '../client';

export const batchQuery = query<typeof batchContract>('desk', 'batch');
