import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, personId, personOutcome } from './scalars';

export const endGuaranteeContract = {
  name: 'end-guarantee',
  kind: 'command',
  audiences: ['person'],
  summary: { zh: '不再继续预支：已经用的和约好的仍按期归还', en: 'Withdraw a promise: nothing new is drawn' },
  request: z.strictObject({ ...envelope, parentId: personId }),
  response: personOutcome,
} as const satisfies Contract;
