import * as z from 'zod';
import type { Contract } from './contract';
import { cursor, minutes, ms } from './scalars';
import { personCard } from './views';

export const overdueLoansContract = {
  name: 'overdue-loans',
  kind: 'query',
  audiences: ['desk'],
  summary: {
    zh: '到期还没有归还的预支时长',
    en: 'Hours in advance that are due and not given back, the longest due first',
  },
  request: z.strictObject({ cursor: cursor.optional() }),
  response: z.strictObject({
    items: z.array(
      z.strictObject({
        parent: personCard,
        guarantor: personCard,
        dueAtMs: ms,
        owedMinutes: minutes,
        heldMinutes: minutes,
        /** Somebody has proposed that the pool bear it. */
        writeOffProposed: z.boolean(),
      }),
    ),
    next: cursor.optional(),
  }),
} as const satisfies Contract;
