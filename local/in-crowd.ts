/** Does it for every one of a list, at most `crowd` at a time; the first failure ends it. */
export const inCrowd = async <T>(
  list: readonly T[],
  crowd: number,
  act: (each: T) => Promise<void>,
): Promise<void> => {
  // One iterator for all: each takes the next when it has finished with the last.
  const rest = list.values();
  const worker = async () => {
    for (const each of rest) await act(each);
  };
  await Promise.all(Array.from({ length: Math.min(crowd, list.length) }, worker));
};
