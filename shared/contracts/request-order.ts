import * as z from 'zod';
import type { Contract } from './contract';
import { caseId, envelope, minutes, ms, orderOutcome, personId, serviceCode } from './scalars';

const said = { minutes: minutes.optional() };

/** Where hours come from; `minutes` left out: as much as is still wanted and the account has. */
const askedSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own'), ...said }),
  z.strictObject({ kind: z.literal('family'), payerId: personId, ...said }),
  z.strictObject({ kind: z.literal('entitlement'), ...said }),
  z.strictObject({ kind: z.literal('grant'), caseId, ...said }),
  z.strictObject({ kind: z.literal('loan'), ...said }),
]);

export const requestOrderContract = {
  name: 'request-order',
  kind: 'command',
  audiences: ['person'],
  summary: {
    zh: '请人帮忙',
    en: 'Ask for a visit; holds the minutes on one person’s account (payerId), or on one to three sources in the order given',
  },
  request: z
    .strictObject({
      ...envelope,
      elderId: personId,
      payerId: personId.optional(),
      sources: z.array(askedSource).min(1).max(3).optional(),
      serviceCode,
      startMs: ms,
      plannedMinutes: minutes,
    })
    .refine(({ payerId, sources }) => (payerId === undefined) !== (sources === undefined), {
      path: ['sources'],
      message: 'either payerId or sources',
    }),
  response: orderOutcome,
} as const satisfies Contract;
