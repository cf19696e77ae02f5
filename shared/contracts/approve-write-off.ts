import * as z from 'zod';
import type { Contract } from './contract';
import { envelope, personId, personOutcome } from './scalars';

export const approveWriteOffContract = {
  name: 'approve-write-off',
  kind: 'command',
  audiences: ['desk'],
  summary: { zh: '批准由公益池承担：要由另一位负责人办理', en: 'Approve that the pool bear what is owed' },
  request: z.strictObject({ ...envelope, parentId: personId }),
  response: personOutcome,
} as const satisfies Contract;
