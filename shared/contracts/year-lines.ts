import * as z from 'zod';
import type { Contract } from './contract';
import { passbookLine } from './passbook-line';
import { cursor, personId } from './scalars';
import { personCard } from './views';

export const yearLinesContract = {
  name: 'year-lines',
  kind: 'query',
  audiences: ['person', 'desk'],
  summary: {
    zh: '一年的明细',
    en: 'Lines of a person’s year, page by page, for a file; each page is journalled',
  },
  /** At a desk, whose; to a person, their own or as the route table says. */
  request: z.strictObject({
    personId: personId.optional(),
    year: z.string().regex(/^20\d{2}$/),
    cursor: cursor.optional(),
  }),
  response: z.strictObject({
    owner: personCard,
    /** Who takes the file: it says so on its first line. */
    takenBy: personCard,
    year: z.int(),
    /** The newest first; nobody but the owner is named. */
    lines: z.array(passbookLine),
    next: cursor.optional(),
  }),
} as const satisfies Contract;
