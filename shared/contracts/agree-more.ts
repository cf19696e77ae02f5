import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, minutes, orderId, orderOutcome } from './scalars';

export const agreeMoreContract = {
  name: 'agree-more',
  kind: 'command',
  audiences: ['person'],
  summary: {
    zh: '服务超时了，付时长的人同意多用一些',
    en: 'A visit took longer: whose hours pay for it agrees to so many more',
  },
  request: z.strictObject({ ...envelope, orderId, minutes }),
  response: orderOutcome,
} as const satisfies Contract;
