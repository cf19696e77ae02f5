import type { yearLinesContract } from '../../../shared/contracts/year-lines';
import { query } from './client';

export const yearLinesQuery = query<typeof yearLinesContract>('person', 'year-lines');
