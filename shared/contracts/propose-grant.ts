import * as z from 'zod';
import { grantReasons } from '../domain/grant/grant-case';
import type { Contract } from './contract';
import { caseId, envelope, minutes, personId, personOutcome } from './scalars';

export const proposeGrantContract = {
  name: 'propose-grant',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '提出帮扶申请：老人遇到困难，从公益池支持一次',
    en: 'Propose hours from the pool for one case of hardship',
  },
  request: z.strictObject({ ...envelope, elderId: personId, minutes, reason: z.enum(grantReasons) }),
  response: personOutcome.extend({ caseId }),
} as const satisfies Contract;
