import type { queueContract } from '../../../../shared/contracts/queue';
import { query } from '../client';

export const queueQuery = query<typeof queueContract>('desk', 'queue');
