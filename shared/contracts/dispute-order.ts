import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome, reasonCode } from './scalars';

export const disputeOrderContract = {
  name: 'dispute-order',
  kind: 'command',
  audiences: ['person', 'desk'],
  summary: { zh: '提出疑问', en: 'Dispute a confirmed order' },
  request: z.strictObject({ ...envelope, orderId, reason: reasonCode }),
  response: orderOutcome,
} as const satisfies Contract;
