import type { checkOutContract } from '../../../../shared/contracts/check-out';
import { command } from '../client';

export const deskCheckOut = command<typeof checkOutContract>('desk', 'check-out');
