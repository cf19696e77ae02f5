import type { disputeOrderContract } from '../../../shared/contracts/dispute-order';
import { command } from './client';

export const disputeOrder = command<typeof disputeOrderContract>('person', 'dispute-order');
