import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, minutes, orderId, orderOutcome, reasonCode } from './scalars';

export const resolveOrderContract = {
  name: 'resolve-order',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '裁定争议',
    en: 'Decide a disputed order; zero minutes voids it',
  },
  request: z.strictObject({
    ...envelope,
    orderId,
    creditMinutes: minutes,
    reason: reasonCode,
  }),
  response: orderOutcome,
} as const satisfies Contract;
