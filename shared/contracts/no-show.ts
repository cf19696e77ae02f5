import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome, reasonCode } from './scalars';

export const noShowContract = {
  name: 'no-show',
  kind: 'command',
  audiences: ['desk'],
  summary: { zh: '没有来', en: 'The helper did not come' },
  request: z.strictObject({
    ...envelope,
    orderId,
    assignmentNo: z.int(),
    reason: reasonCode,
  }),
  response: orderOutcome,
} as const satisfies Contract;
