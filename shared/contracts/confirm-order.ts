import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome } from './scalars';

export const confirmOrderContract = {
  name: 'confirm-order',
  kind: 'command',
  audiences: ['person', 'desk'],
  summary: { zh: '确认服务', en: 'Say that the visit took place as shown' },
  request: z.strictObject({ ...envelope, orderId }),
  response: orderOutcome,
} as const satisfies Contract;
