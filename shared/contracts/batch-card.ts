import * as z from 'zod';
import { batchKinds } from '../domain/batch/kinds';
import { batchStates } from '../domain/batch/states';
import { batchId, minutes, ms } from './scalars';
import { personCard } from './views';

/** A batch as its desk sees it in a list. */
export const batchCard = z.strictObject({
  batchId,
  version: z.int(),
  kind: z.enum(batchKinds),
  state: z.enum(batchStates),
  /** When it came into its state. */
  sinceMs: ms,
  draftedBy: personCard,
  /** Absent until it is approved, and for one that was stopped before. */
  approvedBy: personCard.optional(),
  totalMinutes: minutes,
  /** What its parts so far have moved to or from people. */
  movedMinutes: minutes,
  postedCount: z.int(),
  partCount: z.int(),
});
