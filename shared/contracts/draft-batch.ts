import * as z from 'zod';
import { LINES_A_BATCH_MAX } from '../domain/batch/plan';
import type { Contract } from './contract';
import { batchOutcome, envelope, minutes, personId, yearMonth } from './scalars';

/** `{"personId":"per_…","minutes":10000000},` has 65 characters; some room for blanks. */
const LINE_LENGTH_MAX = 96;

const lines = z.array(z.strictObject({ personId, minutes }));

export const draftBatchContract = {
  name: 'draft-batch',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '登记一批时长变动：由另一位负责人审批后才入账',
    en: 'Draft a batch of the own station; another person approves it before anything moves',
  },
  /** From or to which account follows from the kind and from whose desk it is. */
  request: z.strictObject({
    ...envelope,
    plan: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['opening', 'surplus']), lines }),
      z.strictObject({ kind: z.enum(['allowance', 'allowanceReturn']), month: yearMonth, lines }),
    ]),
  }),
  response: batchOutcome,
  bodyLengthMax: LINES_A_BATCH_MAX * LINE_LENGTH_MAX,
} as const satisfies Contract;
