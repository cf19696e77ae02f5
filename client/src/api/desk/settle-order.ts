import type { settleOrderContract } from '../../../../shared/contracts/settle-order';
import { command } from '../client';

export const settleOrder = command<typeof settleOrderContract>('desk', 'settle-order');
