import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, ms, orderId, orderOutcome } from './scalars';

export const rescheduleOrderContract = {
  name: 'reschedule-order',
  kind: 'command',
  audiences: ['person', 'desk'],
  summary: { zh: '改时间', en: 'Move the visit to another time' },
  request: z.strictObject({
    ...envelope,
    orderId,
    seenStartMs: ms,
    startMs: ms,
  }),
  response: orderOutcome,
} as const satisfies Contract;
