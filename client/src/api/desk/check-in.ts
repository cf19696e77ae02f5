import type { checkInContract } from '../../../../shared/contracts/check-in';
import { command } from '../client';

export const deskCheckIn = command<typeof checkInContract>('desk', 'check-in');
