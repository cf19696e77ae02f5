import type { homeContract } from '../../../shared/contracts/home';
import { query } from './client';

export const homeQuery = query<typeof homeContract>('person', 'home');
