import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, minutes, orderId, orderOutcome } from './scalars';

export const correctOrderContract = {
  name: 'correct-order',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '审批同事提出的更正，差额在原来的账户之间结转',
    en: 'Carry out a colleague’s correction; the difference moves between the accounts of the settlement',
  },
  /** The minutes that the approver saw: what somebody has proposed instead meanwhile is not approved. */
  request: z.strictObject({ ...envelope, orderId, recordMinutes: minutes }),
  response: orderOutcome,
} as const satisfies Contract;
