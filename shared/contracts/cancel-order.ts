import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome, reasonCode } from './scalars';

export const cancelOrderContract = {
  name: 'cancel-order',
  kind: 'command',
  audiences: ['person', 'desk'],
  summary: { zh: '取消', en: 'Cancel before the helper has checked in' },
  request: z.strictObject({ ...envelope, orderId, reason: reasonCode }),
  response: orderOutcome,
} as const satisfies Contract;
