import * as z from 'zod';
import type { Contract } from './contract';
import { cursor, personId } from './scalars';
import { orderCard } from './views';

export const myVisitsContract = {
  name: 'my-visits',
  kind: 'query',
  audiences: ['person'],
  summary: {
    zh: '我的服务',
    en: 'Visits as elder, newest first; as helper those ahead, the next first, then earlier ones',
  },
  request: z.strictObject({
    as: z.enum(['elder', 'helper']),
    elderId: personId.optional(),
    cursor: cursor.optional(),
  }),
  response: z.strictObject({
    items: z.array(orderCard),
    next: cursor.optional(),
  }),
} as const satisfies Contract;
