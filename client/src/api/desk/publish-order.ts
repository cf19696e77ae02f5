import type { publishOrderContract } from '../../../../shared/contracts/publish-order';
import { command } from '../client';

export const publishOrder = command<typeof publishOrderContract>('desk', 'publish-order');
