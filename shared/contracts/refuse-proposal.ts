import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome } from './scalars';

export const refuseProposalContract = {
  name: 'refuse-proposal',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '不同意同事提出的更正，或者收回自己提出的',
    en: 'Refuse what a colleague proposes for an ended order, or take back one’s own proposal',
  },
  request: z.strictObject({ ...envelope, orderId }),
  response: orderOutcome,
} as const satisfies Contract;
