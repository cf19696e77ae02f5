import type { dropOrderContract } from '../../../shared/contracts/drop-order';
import { command } from './client';

export const dropOrder = command<typeof dropOrderContract>('person', 'drop-order');
