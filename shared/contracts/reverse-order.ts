import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, orderId, orderOutcome } from './scalars';

export const reverseOrderContract = {
  name: 'reverse-order',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '审批同事提出的撤销：时长退回原处，服务人不够的部分由社工站的差额账户先垫上',
    en: 'Carry out a colleague’s reversal: the hours go back; what the helper has not, the station’s shortfall account bears',
  },
  request: z.strictObject({ ...envelope, orderId }),
  response: orderOutcome,
} as const satisfies Contract;
