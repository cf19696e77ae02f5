import * as z from 'zod';
import { batchCard } from './batch-card';
import type { Contract } from './contract';
import { batchId, minutes, yearMonth } from './scalars';
import { personCard } from './views';

export const batchContract = {
  name: 'batch',
  kind: 'query',
  audiences: ['desk'],
  summary: {
    zh: '一批的进度和名单',
    en: 'One batch of the own station: how far it is, and one part of its plan with the names',
  },
  request: z.strictObject({
    batchId,
    /** Which part of the plan is shown; absent: the first. */
    part: z
      .string()
      .regex(/^[1-9]\d{0,3}$/)
      .optional(),
  }),
  response: batchCard.extend({
    /** What the one who asks may do to it now; that hours of their own stand in it shows when they try. */
    may: z.array(z.enum(['approve', 'stop'])),
    part: z.int(),
    /** As planned: what of it could not be posted, the totals tell. A part that the batch does not have is empty. */
    lines: z.array(
      z.strictObject({
        person: personCard,
        /** Of an allowance, or of what is left of it. */
        month: yearMonth.optional(),
        minutes,
      }),
    ),
  }),
} as const satisfies Contract;
