import type { requestOrderContract } from '../../../shared/contracts/request-order';
import { command } from './client';

export const requestOrder = command<typeof requestOrderContract>('person', 'request-order');
