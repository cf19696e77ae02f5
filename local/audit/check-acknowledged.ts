import * as z from 'zod';
import type { Journal } from './journal';
import type { Violation } from './violation';

/** One line of the file that `npm run simulate -- --journal FILE` writes. */
const heard = z.object({
  command: z.string(),
  commandId: z.string(),
  principal: z.string(),
  outcome: z.union([
    z.object({
      ok: z.literal(true),
      orderId: z.string(),
      state: z.string(),
      version: z.int(),
      assignmentNo: z.int(),
    }),
    z.object({ ok: z.literal(false), code: z.string() }),
  ]),
});

/** Whatever somebody was told stands in the journal with the same outcome, and no refused command does (7). */
export const checkAcknowledged = (
  { entries }: Journal,
  file: string,
): { readonly acknowledged: number; readonly refused: number; readonly violations: readonly Violation[] } => {
  const byCommand = new Map(entries.map(({ value }) => [`${value.principal} ${value.commandId}`, value]));
  const violations: Violation[] = [];
  const counts = { acknowledged: 0, refused: 0 };
  for (const line of file.split('\n')) {
    if (line === '') continue;
    const { command, commandId, principal, outcome } = heard.parse(JSON.parse(line));
    const entry = byCommand.get(`${principal} ${commandId}`);
    const place = `${command} ${commandId} of ${principal}`;
    if (!outcome.ok) {
      counts.refused += 1;
      if (entry !== undefined)
        violations.push({
          invariant: 7,
          place,
          what: `was refused (${outcome.code}) and stands in ${entry.subject.id}`,
        });
      continue;
    }
    counts.acknowledged += 1;
    if (entry === undefined)
      violations.push({ invariant: 7, place, what: `was acknowledged for ${outcome.orderId} and is lost` });
    else if (
      entry.subject.id !== outcome.orderId ||
      entry.outcome.state !== outcome.state ||
      entry.outcome.version !== outcome.version ||
      (entry.outcome.assignmentNo ?? 0) !== outcome.assignmentNo
    )
      violations.push({
        invariant: 7,
        place,
        what: `heard ${JSON.stringify(outcome)}, the journal says ${JSON.stringify(entry.outcome)}`,
      });
  }
  return { ...counts, violations };
};
