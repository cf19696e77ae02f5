import type { Journal } from './journal';
import type { Violation } from './violation';

/** A command applies once, for ever (7): no id of one principal stands in two entries, whatever they are about. */
export const checkCommands = ({ entries }: Journal): readonly Violation[] => {
  const found: Violation[] = [];
  const places = new Map<string, string>();
  for (const { value: entry } of entries) {
    // The clock's ids name a version of their subject, so they repeat from order to order.
    if (entry.principal === 'clock') continue;
    const key = `${entry.principal} ${entry.commandId}`;
    const before = places.get(key);
    if (before !== undefined)
      found.push({
        invariant: 7,
        place: `${entry.subject.kind}:${entry.subject.id}`,
        what: `${key} stands in ${before}, too`,
      });
    places.set(key, entry.subject.id);
  }
  return found;
};
