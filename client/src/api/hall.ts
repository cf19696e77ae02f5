import type { hallContract } from '../../../shared/contracts/hall';
import { query } from './client';

export const hallQuery = query<typeof hallContract>('person', 'hall');
