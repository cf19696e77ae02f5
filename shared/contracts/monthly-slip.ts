import * as z from 'zod';
import type { Contract } from './contract';
import { passbookLine } from './passbook-line';
import { minutes, personId, yearMonth } from './scalars';
import { balance, personCard } from './views';

export const monthlySlipContract = {
  name: 'monthly-slip',
  kind: 'query',
  audiences: ['person', 'desk'],
  summary: { zh: '每月对账单', en: 'One month of a person’s hours, to be printed: opening, lines, closing' },
  /** At a desk, whose; to a person, their own or as the route table says. */
  request: z.strictObject({ personId: personId.optional(), month: yearMonth }),
  response: z.strictObject({
    owner: personCard,
    /** The owner's station, with its public number. */
    station: z.strictObject({ zh: z.string(), phone: z.string().optional() }),
    month: z.int(),
    /** False while the month still runs: more lines may come. */
    isOver: z.boolean(),
    opening: balance,
    closing: balance,
    inMinutes: minutes,
    outMinutes: minutes,
    /** The oldest first; nobody is named. */
    lines: z.array(passbookLine),
    /** All that the owner ever gave, as it stands now. */
    recordMinutes: minutes,
    /** First eight hex digits of the last line's hash; absent before the first line. */
    checkCode: z.string().optional(),
  }),
} as const satisfies Contract;
