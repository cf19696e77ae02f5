import type { batchesContract } from '../../../../shared/contracts/batches';
import { query } from '../client';

export const batchesQuery = query<typeof batchesContract>('desk', 'batches');
