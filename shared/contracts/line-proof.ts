import * as z from 'zod';
import type { Contract } from './contract';
import { personId } from './scalars';

/** No account comes near it: a line for each minute of nineteen centuries. */
const SEQ_MAX = 999_999_999;

export const lineProofContract = {
  name: 'line-proof',
  kind: 'query',
  audiences: ['person'],
  summary: {
    zh: '一笔的封存凭证',
    en: 'The proof that one line of a passbook was sealed, for anybody to check alone',
  },
  /** Whose line: one’s own, or as the route table says; `seq` as the passbook shows it. */
  request: z.strictObject({
    personId: personId.optional(),
    seq: z.coerce.number().pipe(z.int().positive().max(SEQ_MAX)),
  }),
  response: z.strictObject({
    fileName: z.string(),
    /** The file as it is: one line of JSON (docs/ledger-encoding.md, The proof of a line). */
    text: z.string(),
  }),
} as const satisfies Contract;
