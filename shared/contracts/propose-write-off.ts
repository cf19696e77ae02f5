import * as z from 'zod';
import { writeOffReasons } from '../domain/loan/loan';
import type { Contract } from './contract';
import { envelope, personId, personOutcome } from './scalars';

export const proposeWriteOffContract = {
  name: 'propose-write-off',
  kind: 'command',
  audiences: ['desk'],
  summary: { zh: '提出由公益池承担没有归还的预支时长', en: 'Propose that the pool bear what is owed' },
  request: z.strictObject({ ...envelope, parentId: personId, reason: z.enum(writeOffReasons) }),
  response: personOutcome,
} as const satisfies Contract;
