import type { monthlySlipContract } from '../../../../shared/contracts/monthly-slip';
import { query } from '../client';

export const deskMonthlySlipQuery = query<typeof monthlySlipContract>('desk', 'monthly-slip');
