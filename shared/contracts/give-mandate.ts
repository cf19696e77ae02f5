import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, minutes, ms, personId, personOutcome } from './scalars';

export const giveMandateContract = {
  name: 'give-mandate',
  kind: 'command',
  audiences: ['person'],
  summary: {
    zh: '长期代付',
    en: 'Let my hours pay for an elder to whom I am bound, so much a month at most; given again, it replaces the one before',
  },
  request: z.strictObject({ ...envelope, elderId: personId, capPerMonthMinutes: minutes, untilMs: ms }),
  response: personOutcome,
} as const satisfies Contract;
