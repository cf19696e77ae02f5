import type { noShowContract } from '../../../../shared/contracts/no-show';
import { command } from '../client';

export const noShow = command<typeof noShowContract>('desk', 'no-show');
