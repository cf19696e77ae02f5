import type { OrderCard } from '../../../shared/contracts/views';

const isAhead = ({ state }: OrderCard): boolean => state === 'accepted' || state === 'serving';

/** What a volunteer has still to do, the next one first. */
export const tasksAhead = (tasks: readonly OrderCard[]): readonly OrderCard[] =>
  tasks.filter(isAhead).sort((a, b) => a.startMs - b.startMs);

/** What was, the latest first. */
export const tasksPast = (tasks: readonly OrderCard[]): readonly OrderCard[] =>
  tasks.filter((task) => !isAhead(task)).sort((a, b) => b.startMs - a.startMs);
