import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome, reasonCode } from './scalars';

export const dropOrderContract = {
  name: 'drop-order',
  kind: 'command',
  audiences: ['person'],
  summary: { zh: '退单', en: 'Give an accepted order back' },
  request: z.strictObject({
    ...envelope,
    orderId,
    assignmentNo: z.int(),
    reason: reasonCode,
  }),
  response: orderOutcome,
} as const satisfies Contract;
