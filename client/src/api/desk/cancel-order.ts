import type { cancelOrderContract } from '../../../../shared/contracts/cancel-order';
import { command } from '../client';

export const deskCancelOrder = command<typeof cancelOrderContract>('desk', 'cancel-order');
