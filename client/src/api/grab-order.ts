import type { grabOrderContract } from '../../../shared/contracts/grab-order';
import { command } from './client';

export const grabOrder = command<typeof grabOrderContract>('person', 'grab-order');
