import type { checkInContract } from '../../../shared/contracts/check-in';
import { command } from './client';

export const checkIn = command<typeof checkInContract>('person', 'check-in');
