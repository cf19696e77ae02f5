import * as z from 'zod';
import type { Contract } from './contract';
import { cursor, minutes, ms, orderId, personId, signedMinutes } from './scalars';
import { balance, personCard } from './views';

const passbookLine = z.strictObject({
  seq: z.int(),
  atMs: ms,
  command: z.string(),
  availableDeltaMinutes: signedMinutes,
  heldDeltaMinutes: signedMinutes,
  availableAfterMinutes: z.int(),
  heldAfterMinutes: minutes,
  orderId: orderId.optional(),
  serviceZh: z.string().optional(),
  /** The other side, masked as the rules say. */
  withZh: z.string().optional(),
  /** Hex of the line's hash: what the holder can check. */
  hash: z.string(),
});

export const passbookContract = {
  name: 'passbook',
  kind: 'query',
  audiences: ['person'],
  summary: {
    zh: '时间存折',
    en: 'Statement of a person: lines with running balance, and the service record apart',
  },
  request: z.strictObject({ personId: personId.optional(), cursor: cursor.optional() }),
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
