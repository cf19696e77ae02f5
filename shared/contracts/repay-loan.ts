import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, minutes, personId, personOutcome } from './scalars';

export const repayLoanContract = {
  name: 'repay-loan',
  kind: 'command',
  audiences: ['person'],
  summary: { zh: '归还预支的时长', en: 'Give back hours that a parent has drawn' },
  request: z.strictObject({ ...envelope, parentId: personId, minutes }),
  response: personOutcome,
} as const satisfies Contract;
