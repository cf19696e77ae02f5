import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, minutes, orderId, orderOutcome, reasonCode } from './scalars';

export const resolveOrderContract = {
  name: 'resolve-order',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '裁定争议：入账的时长不超过冻结的时长，零分钟就是不予入账',
    en: 'Decide a disputed order: credit at most what is held; zero minutes voids it',
  },
  request: z.strictObject({
    ...envelope,
    orderId,
    creditMinutes: minutes,
    reason: reasonCode,
  }),
  response: orderOutcome,
} as const satisfies Contract;
