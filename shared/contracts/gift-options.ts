import * as z from 'zod';
import type { Contract } from './contract';
import { minutes } from './scalars';
import { balance, personCard } from './views';

export const giftOptionsContract = {
  name: 'gift-options',
  kind: 'query',
  audiences: ['person'],
  summary: { zh: '可以转给谁', en: 'To whom one may give hours, and how many there are' },
  request: z.strictObject({}),
  response: z.strictObject({
    balance,
    /** Bound relatives who may receive; the pool may always. */
    relatives: z.array(personCard),
    /** Gifts go in steps of this. */
    stepMinutes: minutes,
  }),
} as const satisfies Contract;
