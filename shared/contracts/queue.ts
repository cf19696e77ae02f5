import * as z from 'zod';
import type { Contract } from './contract';
import { cursor, minutes, ms, orgId } from './scalars';
import { orderCard, personCard } from './views';

const queueItem = orderCard.extend({
  recordMinutes: minutes.optional(),
  creditMinutes: minutes.optional(),
  twoSources: z.boolean().optional(),
  /** A party or a relative of one: somebody else settles (maker is not checker). */
  mineForbidden: z.boolean(),
  overdueMs: ms.optional(),
});

export const queueContract = {
  name: 'queue',
  kind: 'query',
  audiences: ['desk'],
  summary: { zh: '工作台', en: 'Orders of the desk in lanes, most urgent first' },
  request: z.strictObject({
    lane: z.enum(['unassigned', 'overdue', 'late', 'serving', 'toConfirm', 'toSettle', 'disputed', 'all']),
    cursor: cursor.optional(),
  }),
  response: z.strictObject({
    desk: z.strictObject({ orgId, zh: z.string(), level: z.enum(['station', 'community', 'centre']) }),
    me: personCard,
    counts: z.record(z.string(), z.int()),
    items: z.array(queueItem),
    next: cursor.optional(),
  }),
} as const satisfies Contract;
