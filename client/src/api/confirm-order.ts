import type { confirmOrderContract } from '../../../shared/contracts/confirm-order';
import { command } from './client';

export const confirmOrder = command<typeof confirmOrderContract>('person', 'confirm-order');
