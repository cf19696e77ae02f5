import * as z from 'zod';
import type { Contract } from './contract';
import { caseId, minutes, ms, personId, serviceCode } from './scalars';

/** A source with what it gives, or at most could. */
const fundedSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['own', 'entitlement', 'loan']), minutes }),
  z.strictObject({ kind: z.literal('family'), payerId: personId, minutes }),
  z.strictObject({ kind: z.literal('grant'), caseId, minutes }),
]);

export const fundingProposalContract = {
  name: 'funding-proposal',
  kind: 'query',
  audiences: ['person'],
  summary: {
    zh: '用谁的时长',
    en: 'From which sources a visit might be paid, why, and what may be chosen instead',
  },
  request: z.strictObject({
    elderId: personId,
    serviceCode,
    startMs: z.coerce.number().pipe(ms),
    plannedMinutes: z.coerce.number().pipe(minutes),
  }),
  response: z.strictObject({
    sources: z.array(fundedSource),
    missingMinutes: minutes,
    zh: z.string(),
    en: z.string(),
    alternatives: z.array(fundedSource),
  }),
} as const satisfies Contract;
