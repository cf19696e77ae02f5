import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, minutes, orderId, orderOutcome, reasonCode } from './scalars';

export const proposeCorrectionContract = {
  name: 'propose-correction',
  kind: 'command',
  audiences: ['desk'],
  summary: {
    zh: '提出更正：这次服务实际是多少分钟，由另一位负责人审批；改多要有付时长的人的同意记录',
    en: 'Propose the true minutes of an ended visit, for another lead to approve; upward with the recorded consent of who pays',
  },
  request: z.strictObject({ ...envelope, orderId, recordMinutes: minutes, reason: reasonCode }),
  response: orderOutcome,
} as const satisfies Contract;
