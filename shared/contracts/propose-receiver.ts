import * as z from 'zod';
import { receiverGrounds } from '../domain/death/death';
import type { Contract } from './contract';
import { envelope, personId, personOutcome } from './scalars';

export const proposeReceiverContract = {
  name: 'propose-receiver',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '登记离世老人的时长转给谁',
    en: 'Propose where the hours of one who died go; without a receiver: the pool',
  },
  request: z.strictObject({
    ...envelope,
    personId,
    ground: z.enum(receiverGrounds),
    receiverId: personId.optional(),
  }),
  response: personOutcome,
} as const satisfies Contract;
