import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome } from './scalars';

export const publishOrderContract = {
  name: 'publish-order',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '发布到接单大厅',
    en: 'Publish a submitted order to the hall',
  },
  request: z.strictObject({ ...envelope, orderId }),
  response: orderOutcome,
} as const satisfies Contract;
