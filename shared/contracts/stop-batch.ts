import * as z from 'zod';
import { stopReasons } from '../domain/batch/states';
import type { Contract } from './contract';
import { batchId, batchOutcome, envelope } from './scalars';

export const stopBatchContract = {
  name: 'stop-batch',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '停止一批：已入账的保留，其余退回',
    en: 'Stop a batch: what is posted stays, what is left goes back',
  },
  request: z.strictObject({ ...envelope, batchId, reason: z.enum(stopReasons) }),
  response: batchOutcome,
} as const satisfies Contract;
