import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, minutes, ms, orderOutcome, personId, serviceCode } from './scalars';

export const requestOrderContract = {
  name: 'request-order',
  kind: 'command',
  audiences: ['person'],
  summary: { zh: '请人帮忙', en: 'Ask for a visit; holds the minutes' },
  request: z.strictObject({
    ...envelope,
    elderId: personId,
    payerId: personId,
    serviceCode,
    startMs: ms,
    plannedMinutes: minutes,
  }),
  response: orderOutcome,
} as const satisfies Contract;
