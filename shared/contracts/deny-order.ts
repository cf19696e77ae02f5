import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome, reasonCode } from './scalars';

export const denyOrderContract = {
  name: 'deny-order',
  kind: 'command',
  audiences: ['person', 'desk'],
  summary: { zh: '服务不对', en: 'Say that the visit was not as shown' },
  request: z.strictObject({ ...envelope, orderId, reason: reasonCode }),
  response: orderOutcome,
} as const satisfies Contract;
