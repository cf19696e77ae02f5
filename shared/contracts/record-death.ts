import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, personId, personOutcome } from './scalars';

export const recordDeathContract = {
  name: 'record-death',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '登记离世，时长先停用',
    en: 'Record a death: nothing new is held, given or drawn on the person’s accounts',
  },
  request: z.strictObject({
    ...envelope,
    personId,
  }),
  response: personOutcome,
} as const satisfies Contract;
