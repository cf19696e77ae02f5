import type { checkOutContract } from '../../../shared/contracts/check-out';
import { command } from './client';

export const checkOut = command<typeof checkOutContract>('person', 'check-out');
