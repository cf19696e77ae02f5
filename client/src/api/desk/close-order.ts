import type { closeOrderContract } from '../../../../shared/contracts/close-order';
import { command } from '../client';

export const closeOrder = command<typeof closeOrderContract>('desk', 'close-order');
