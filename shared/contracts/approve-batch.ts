import * as z from 'zod';
import type { Contract } from './contract';
import { batchId, batchOutcome, envelope } from './scalars';

export const approveBatchContract = {
  name: 'approve-batch',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '审批一批：要由另一位负责人办理',
    en: 'Approve a batch that another person drafted; its parts are then posted by themselves',
  },
  request: z.strictObject({ ...envelope, batchId }),
  response: batchOutcome,
} as const satisfies Contract;
