import * as z from 'zod';
import type { Contract } from './contract';
import { passbookLine } from './passbook-line';
import { cursor, minutes, personId, yearMonth } from './scalars';
import { balance, personCard } from './views';

export const passbookContract = {
  name: 'passbook',
  kind: 'query',
  audiences: ['person'],
  summary: {
    zh: '时间存折',
    en: 'Statement of a person: lines with running balance, and the service record apart',
  },
  request: z.strictObject({
    personId: personId.optional(),
    cursor: cursor.optional(),
    /** Hours that came, that went, or that were only set aside or given back; absent: all. */
    show: z.enum(['in', 'out', 'held']).optional(),
    month: yearMonth.optional(),
  }),
  response: z.strictObject({
    owner: personCard,
    balance,
    recordMinutes: minutes,
    /** On the first page: whether the newest line is the account's last; else one is still on its way. */
    upToDate: z.boolean().optional(),
    months: z.array(z.strictObject({ month: z.int(), inMinutes: minutes, outMinutes: minutes })),
    lines: z.array(passbookLine),
    next: cursor.optional(),
  }),
} as const satisfies Contract;
