import * as z from 'zod';
import { batchCard } from './batch-card';
import type { Contract } from './contract';
import { cursor, orgId } from './scalars';
import { personCard } from './views';

export const batchesContract = {
  name: 'batches',
  kind: 'query',
  audiences: ['desk'],
  summary: { zh: '本站的成批办理', en: 'Batches of the own station, the newest first' },
  request: z.strictObject({ cursor: cursor.optional() }),
  response: z.strictObject({
    desk: z.strictObject({ orgId, zh: z.string() }),
    me: personCard,
    items: z.array(batchCard),
    next: cursor.optional(),
  }),
} as const satisfies Contract;
