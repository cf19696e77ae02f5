import * as z from 'zod';
import type { Contract } from './contract';
import { cursor, minutes, ms, orderId, orderState } from './scalars';

export const serviceRecordsContract = {
  name: 'service-records',
  kind: 'query',
  audiences: ['person'],
  summary: { zh: '我的服务记录', en: 'Visits that one gave, with the minutes truly given, newest first' },
  request: z.strictObject({ cursor: cursor.optional() }),
  response: z.strictObject({
    recordMinutes: minutes,
    items: z.array(
      z.strictObject({
        orderId,
        state: orderState,
        serviceZh: z.string(),
        startMs: ms,
        recordMinutes: minutes,
      }),
    ),
    next: cursor.optional(),
  }),
} as const satisfies Contract;
