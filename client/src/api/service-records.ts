import type { serviceRecordsContract } from '../../../shared/contracts/service-records';
import { query } from './client';

export const serviceRecordsQuery = query<typeof serviceRecordsContract>('person', 'service-records');
