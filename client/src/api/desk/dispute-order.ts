import type { disputeOrderContract } from '../../../../shared/contracts/dispute-order';
import { command } from '../client';

export const deskDisputeOrder = command<typeof disputeOrderContract>('desk', 'dispute-order');
