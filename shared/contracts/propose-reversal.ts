import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome, reasonCode } from './scalars';

export const proposeReversalContract = {
  name: 'propose-reversal',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '提出撤销这次服务的入账，由另一位负责人审批',
    en: 'Propose that what was settled for a visit be taken back, for another lead to approve',
  },
  request: z.strictObject({ ...envelope, orderId, reason: reasonCode }),
  response: orderOutcome,
} as const satisfies Contract;
