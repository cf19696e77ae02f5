import * as z from 'zod';
import type { Contract } from './contract';
import { caseId, envelope, personId, personOutcome } from './scalars';

export const refuseGrantContract = {
  name: 'refuse-grant',
  kind: 'command',
  audiences: ['desk'],
  summary: { zh: '不批准帮扶申请', en: 'Refuse a case' },
  request: z.strictObject({ ...envelope, elderId: personId, caseId }),
  response: personOutcome,
} as const satisfies Contract;
