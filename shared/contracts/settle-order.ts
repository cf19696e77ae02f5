import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome } from './scalars';

export const settleOrderContract = {
  name: 'settle-order',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '结单',
    en: 'Settle a confirmed order: move the credited minutes to the helper',
  },
  request: z.strictObject({ ...envelope, orderId }),
  response: orderOutcome,
} as const satisfies Contract;
