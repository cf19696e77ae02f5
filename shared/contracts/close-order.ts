import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome, reasonCode } from './scalars';

export const closeOrderContract = {
  name: 'close-order',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '关闭',
    en: 'Close a request that cannot be met; releases the minutes',
  },
  request: z.strictObject({ ...envelope, orderId, reason: reasonCode }),
  response: orderOutcome,
} as const satisfies Contract;
