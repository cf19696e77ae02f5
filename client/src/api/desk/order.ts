import type { orderContract } from '../../../../shared/contracts/order';
import { query } from '../client';

export const deskOrderQuery = query<typeof orderContract>('desk', 'order');
