import * as z from 'zod';
import { minutes, ms, orderId, signedMinutes } from './scalars';

/** One line of a statement as its reader sees it, with the balance after it. */
export const passbookLine = z.strictObject({
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
  /** The share of earnings that gives back a parent's hours: chosen by this line, or applied to it. */
  sharePercent: z.int().optional(),
  /** Hex of the line's hash: what the holder can check. */
  hash: z.string(),
});
