import type { heldMinutesContract } from '../../../shared/contracts/held-minutes';
import { query } from './client';

export const heldMinutesQuery = query<typeof heldMinutesContract>('person', 'held-minutes');
