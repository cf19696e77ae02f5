import type { monthlySlipContract } from '../../../shared/contracts/monthly-slip';
import { query } from './client';

export const monthlySlipQuery = query<typeof monthlySlipContract>('person', 'monthly-slip');
