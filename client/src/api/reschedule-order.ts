import type { rescheduleOrderContract } from '../../../shared/contracts/reschedule-order';
import { command } from './client';

export const rescheduleOrder = command<typeof rescheduleOrderContract>('person', 'reschedule-order');
