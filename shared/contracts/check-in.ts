import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, ms, orderId, orderOutcome, reasonCode } from './scalars';

/** The volunteer types the elder's code; the station vouches after a call instead (orders.md, Evidence). */
export const checkInContract = {
  name: 'check-in',
  kind: 'command',
  audiences: ['person', 'desk'],
  summary: { zh: '签到', en: 'Begin a visit with evidence' },
  request: z.strictObject({
    ...envelope,
    orderId,
    assignmentNo: z.int(),
    proof: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('elderCode'),
        code: z.string().regex(/^\d{4}$/),
        deviceAtMs: ms,
      }),
      z.strictObject({
        kind: z.literal('stationOverride'),
        calledWhom: z.enum(['elder', 'contact']),
        reason: reasonCode,
      }),
    ]),
  }),
  response: orderOutcome,
} as const satisfies Contract;
