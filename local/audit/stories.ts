import type { OrderId } from '../../shared/domain/ids';
import type { Entry } from '../../shared/domain/ledger/entry';
import type { Journal } from './journal';

/** Each order's entries, oldest first. */
export const storiesOf = ({ entries }: Journal): ReadonlyMap<OrderId, readonly Entry[]> => {
  const stories = new Map<OrderId, Entry[]>();
  for (const { value: entry } of entries) {
    if (entry.subject.kind !== 'order') continue;
    const story = stories.get(entry.subject.id);
    if (story === undefined) stories.set(entry.subject.id, [entry]);
    else story.push(entry);
  }
  for (const story of stories.values()) story.sort((a, b) => a.version - b.version);
  return stories;
};
