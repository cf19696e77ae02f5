import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, ms, orderId, orderOutcome } from './scalars';

export const grabOrderContract = {
  name: 'grab-order',
  kind: 'command',
  audiences: ['person'],
  summary: { zh: '接单', en: 'Take an open order' },
  request: z.strictObject({ ...envelope, orderId, seenStartMs: ms }),
  response: orderOutcome,
} as const satisfies Contract;
