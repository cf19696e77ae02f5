import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, minutes, personId, personOutcome } from './scalars';

export const askLoanContract = {
  name: 'ask-loan',
  kind: 'command',
  audiences: ['person', 'desk'],
  summary: { zh: '请子女答应预支时长（父贷子还）', en: 'Ask that a bound child promise hours in advance' },
  request: z.strictObject({
    ...envelope,
    parentId: personId,
    guarantorId: personId,
    ceilingMinutes: minutes,
  }),
  response: personOutcome,
} as const satisfies Contract;
