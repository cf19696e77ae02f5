/** Work that the program has put off for so long or less belongs to what is happening now: Taro and React draw in such steps. */
const SOON_MS = 50;

/** The timers that the program sees in place of the engine's: they tell when all that it has put off for a moment is done. */
export const programTimers = () => {
  const soon = new Set<NodeJS.Timeout | NodeJS.Immediate>();
  const waiting = new Set<NodeJS.Timeout>();
  const forget = (timer: NodeJS.Timeout | NodeJS.Immediate | undefined): void => {
    if (timer === undefined) return;
    soon.delete(timer);
    if ('refresh' in timer) {
      waiting.delete(timer);
      clearTimeout(timer);
    } else clearImmediate(timer);
  };
  return {
    given: {
      setTimeout: (act: (...given: unknown[]) => void, delayMs = 0, ...given: unknown[]) => {
        const timer = setTimeout(() => {
          forget(timer);
          act(...given);
        }, delayMs);
        waiting.add(timer);
        if (delayMs <= SOON_MS) soon.add(timer);
        return timer;
      },
      clearTimeout: forget,
      setImmediate: (act: (...given: unknown[]) => void, ...given: unknown[]) => {
        const timer = setImmediate(() => {
          forget(timer);
          act(...given);
        });
        soon.add(timer);
        return timer;
      },
      clearImmediate: forget,
    },
    /** Resolves when nothing is put off any more, and what was promised meanwhile has been said. */
    quiet: async (): Promise<void> => {
      do await new Promise((resolve) => setImmediate(resolve));
      while (soon.size > 0);
    },
    /** The program is closed: what it still waits for never comes. */
    stop: (): void => {
      for (const timer of waiting) forget(timer);
    },
  };
};
