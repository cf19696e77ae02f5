import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, personId, personOutcome } from './scalars';

export const withdrawMandateContract = {
  name: 'withdraw-mandate',
  kind: 'command',
  audiences: ['person'],
  summary: { zh: '停止代付', en: 'Take a standing mandate back; minutes that are held already stay held' },
  request: z.strictObject({ ...envelope, elderId: personId }),
  response: personOutcome,
} as const satisfies Contract;
