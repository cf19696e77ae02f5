import type { myVisitsContract } from '../../../shared/contracts/my-visits';
import { query } from './client';

export const myVisitsQuery = query<typeof myVisitsContract>('person', 'my-visits');
