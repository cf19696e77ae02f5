import type { confirmOrderContract } from '../../../../shared/contracts/confirm-order';
import { command } from '../client';

export const deskConfirmOrder = command<typeof confirmOrderContract>('desk', 'confirm-order');
