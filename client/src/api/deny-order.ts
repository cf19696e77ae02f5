import type { denyOrderContract } from '../../../shared/contracts/deny-order';
import { command } from './client';

export const denyOrder = command<typeof denyOrderContract>('person', 'deny-order');
