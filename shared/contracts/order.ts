import * as z from 'zod';
import type { Contract } from './contract';
import { orderId } from './scalars';
import { orderView } from './views';

export const orderContract = {
  name: 'order',
  kind: 'query',
  audiences: ['person', 'desk'],
  summary: { zh: '工单', en: 'One order with its history' },
  request: z.strictObject({ orderId }),
  response: z.strictObject({ order: orderView }),
} as const satisfies Contract;
