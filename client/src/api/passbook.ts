import type { passbookContract } from '../../../shared/contracts/passbook';
import { query } from './client';

export const passbookQuery = query<typeof passbookContract>('person', 'passbook');
