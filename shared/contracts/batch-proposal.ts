import * as z from 'zod';
import { whyNots } from '../domain/entitlement/proposal';
import type { Contract } from './contract';
import { cursor, minutes, yearMonth } from './scalars';
import { personCard } from './views';

export const batchProposalContract = {
  name: 'batch-proposal',
  kind: 'query',
  audiences: ['desk'],
  summary: {
    zh: '成批办理的建议名单：谁有多少，谁没有、为什么',
    en: 'Whom a batch of the own station would be about, with how much, and who is left out and why',
  },
  request: z.strictObject({
    kind: z.enum(['allowance', 'allowanceReturn', 'surplus']),
    /** Absent: the one that is due next (allowance), the one that has just passed (return). Of a surplus it says nothing. */
    month: yearMonth.optional(),
    cursor: cursor.optional(),
  }),
  response: z.strictObject({
    month: yearMonth.optional(),
    /** What the station's own fund of the kind has. */
    fundMinutes: z.int(),
    /** Of all pages. */
    totalMinutes: minutes,
    lineCount: z.int(),
    leftOutCount: z.int(),
    items: z.array(
      z.union([
        z.strictObject({ person: personCard, minutes }),
        z.strictObject({ person: personCard, why: z.enum(whyNots), zh: z.string(), en: z.string() }),
      ]),
    ),
    next: cursor.optional(),
  }),
} as const satisfies Contract;
