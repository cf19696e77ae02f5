import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, personId, personOutcome } from './scalars';

export const setRepayShareContract = {
  name: 'set-repay-share',
  kind: 'command',
  audiences: ['person'],
  summary: {
    zh: '从帮人得到的时长里，自动归还一部分预支',
    en: 'Choose how much of each earning gives back what a parent has drawn; 0 ends the choice',
  },
  request: z.strictObject({
    ...envelope,
    parentId: personId,
    percent: z.int().min(0).max(100).multipleOf(10),
  }),
  response: personOutcome,
} as const satisfies Contract;
