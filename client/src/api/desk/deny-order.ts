import type { denyOrderContract } from '../../../../shared/contracts/deny-order';
import { command } from '../client';

export const deskDenyOrder = command<typeof denyOrderContract>('desk', 'deny-order');
