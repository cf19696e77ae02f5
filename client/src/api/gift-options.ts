import type { giftOptionsContract } from '../../../shared/contracts/gift-options';
import { query } from './client';

export const giftOptionsQuery = query<typeof giftOptionsContract>('person', 'gift-options');
