import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, personId, personOutcome } from './scalars';

export const guaranteeLoanContract = {
  name: 'guarantee-loan',
  kind: 'command',
  audiences: ['person'],
  summary: {
    zh: '答应为父母预支时长，一年内归还',
    en: 'Promise to give back what a parent draws, within twelve months',
  },
  request: z.strictObject({ ...envelope, parentId: personId }),
  response: personOutcome,
} as const satisfies Contract;
