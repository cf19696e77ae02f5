import type { orderContract } from '../../../shared/contracts/order';
import { query } from './client';

export const orderQuery = query<typeof orderContract>('person', 'order');
