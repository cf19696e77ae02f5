import * as z from 'zod';
import { serviceLists } from '../domain/catalogue/service';
import type { Contract } from './contract';
import { cursor, minutes, ms, orderId, orgId, serviceCode } from './scalars';
import { hindrance } from './views';

const distanceBand = z.enum(['same', 'within1km', 'within3km', 'within5km']);

/** Distance as a band, never coordinates. */
const hallCard = z.strictObject({
  orderId,
  serviceCode,
  serviceZh: z.string(),
  communityId: orgId,
  communityZh: z.string(),
  distance: distanceBand,
  startMs: ms,
  plannedMinutes: minutes,
  /** Why this volunteer cannot take it now: a rule of eligibility, `day_overlaps` or `day_full`; absent when they can. */
  notForMe: hindrance.optional(),
});

export const hallContract = {
  name: 'hall',
  kind: 'query',
  audiences: ['person'],
  summary: {
    zh: '接单大厅',
    en: 'Open orders near a volunteer; no personal field exists here',
  },
  request: z.strictObject({
    list: z.enum(serviceLists).optional(),
    communityId: orgId.optional(),
    /** At most this far; without it up to the rulebook's distance. */
    within: distanceBand.optional(),
    /** yyyymmdd, Asia/Shanghai. */
    day: z.coerce.number().int().optional(),
    cursor: cursor.optional(),
  }),
  response: z.strictObject({
    items: z.array(hallCard).max(20),
    next: cursor.optional(),
  }),
} as const satisfies Contract;
