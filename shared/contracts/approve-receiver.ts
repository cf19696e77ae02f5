import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, personId, personOutcome } from './scalars';

export const approveReceiverContract = {
  name: 'approve-receiver',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '批准离世老人的时长转交',
    en: 'Approve what another proposed, sixty days later; names whom the lead saw, without: the pool',
  },
  request: z.strictObject({
    ...envelope,
    personId,
    receiverId: personId.optional(),
  }),
  response: personOutcome,
} as const satisfies Contract;
