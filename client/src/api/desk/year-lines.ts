import type { yearLinesContract } from '../../../../shared/contracts/year-lines';
import { query } from '../client';

export const deskYearLinesQuery = query<typeof yearLinesContract>('desk', 'year-lines');
