import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, personId, personOutcome } from './scalars';

export const withdrawDeathContract = {
  name: 'withdraw-death',
  kind: 'command',
  audiences: ['desk'],
  summary: { zh: '撤回误登记的离世', en: 'Take back a death that was recorded by mistake' },
  request: z.strictObject({
    ...envelope,
    personId,
  }),
  response: personOutcome,
} as const satisfies Contract;
