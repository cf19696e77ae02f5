import type { batchProposalContract } from '../../../../shared/contracts/batch-proposal';
import { query } from '../client';

export const batchProposalQuery = query<typeof batchProposalContract>('desk', 'batch-proposal');
