import * as z from 'zod';
import type { Contract } from './contract';
import { caseId, envelope, personId, personOutcome } from './scalars';

export const approveGrantContract = {
  name: 'approve-grant',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '批准帮扶申请：要由另一位负责人办理',
    en: 'Approve a case: its hours move from the pool to the elder’s grant',
  },
  request: z.strictObject({ ...envelope, elderId: personId, caseId }),
  response: personOutcome,
} as const satisfies Contract;
