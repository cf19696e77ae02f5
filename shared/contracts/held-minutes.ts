import * as z from 'zod';
import type { Contract } from './contract';
import { minutes, ms, orderId, orderState } from './scalars';

export const heldMinutesContract = {
  name: 'held-minutes',
  kind: 'query',
  audiences: ['person'],
  summary: { zh: '留着的时长', en: 'What is set aside of one’s own hours: for which visits, until when' },
  request: z.strictObject({}),
  response: z.strictObject({
    heldMinutes: minutes,
    items: z.array(
      z.strictObject({
        orderId,
        state: orderState,
        serviceZh: z.string(),
        startMs: ms,
        heldMinutes: minutes,
        /** Whose visit it is, when it is a relative's. */
        forZh: z.string().optional(),
        /** When the clock ends the hold if nobody else does; absent where a person must decide. */
        atLatestMs: ms.optional(),
      }),
    ),
    /** Set aside for visits that are not among `items`: of long ago, or of a relative who is no longer bound. */
    otherMinutes: minutes,
  }),
} as const satisfies Contract;
