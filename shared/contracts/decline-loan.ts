import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, personId, personOutcome } from './scalars';

export const declineLoanContract = {
  name: 'decline-loan',
  kind: 'command',
  audiences: ['person'],
  summary: { zh: '暂不答应预支', en: 'Decline to promise hours' },
  request: z.strictObject({ ...envelope, parentId: personId }),
  response: personOutcome,
} as const satisfies Contract;
