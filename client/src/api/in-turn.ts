/** How long a question waits for what is under way; then it hears how things stand so far. */
const PATIENCE_MS = 3_000;

/**
 * Keeps questions behind the commands that are still under way. Whoever leaves a page sends what waited there (experience.md, E8),
 * and the next page must show what came of it, not how it was before.
 */
export const inTurn = (sleep: (ms: number) => Promise<void>) => {
  const underWay = new Set<Promise<unknown>>();
  return {
    note<T>(sending: Promise<T>): Promise<T> {
      const over: Promise<unknown> = sending
        .catch(() => undefined)
        .then(() => {
          underWay.delete(over);
        });
      underWay.add(over);
      return sending;
    },
    async wait(): Promise<void> {
      if (underWay.size > 0) await Promise.race([Promise.all(underWay), sleep(PATIENCE_MS)]);
    },
  };
};
