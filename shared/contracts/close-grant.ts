import * as z from 'zod';
import type { Contract } from './contract';
import { caseId, envelope, personId, personOutcome } from './scalars';

export const closeGrantContract = {
  name: 'close-grant',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '结束帮扶：没有用完的时长回到公益池',
    en: 'Close an approved case: what is left goes back to the pool',
  },
  request: z.strictObject({ ...envelope, elderId: personId, caseId }),
  response: personOutcome,
} as const satisfies Contract;
