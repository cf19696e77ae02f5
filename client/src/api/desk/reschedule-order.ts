import type { rescheduleOrderContract } from '../../../../shared/contracts/reschedule-order';
import { command } from '../client';

export const deskRescheduleOrder = command<typeof rescheduleOrderContract>('desk', 'reschedule-order');
