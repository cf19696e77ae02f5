import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, minutes, personId, personOutcome } from './scalars';

export const giveMinutesContract = {
  name: 'give-minutes',
  kind: 'command',
  audiences: ['person'],
  summary: { zh: '转赠时长', en: 'Give hours to a bound relative of 60 or more, or to the pool' },
  request: z.strictObject({
    ...envelope,
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('relative'), personId }),
      z.strictObject({ kind: z.literal('pool') }),
    ]),
    minutes,
  }),
  response: personOutcome,
} as const satisfies Contract;
