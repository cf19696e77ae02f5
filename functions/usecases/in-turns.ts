/**
 * Runs `work` on each item, at most `atOnce` at a time, in no promised order. Resolves when all have ended; rejects as soon as one of
 * them does, and what is under way then ends by itself.
 */
export const inTurns = async <T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
};
