import type { cancelOrderContract } from '../../../shared/contracts/cancel-order';
import { command } from './client';

export const cancelOrder = command<typeof cancelOrderContract>('person', 'cancel-order');
