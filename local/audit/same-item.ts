/** Whether two items hold the same, byte for byte; the SDK's own kind of bytes counts as bytes, an absent value as absent. */
export const sameItem = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (a instanceof Uint8Array || b instanceof Uint8Array)
    return a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((value, index) => sameItem(value, b[index]))
    );
  const [mine, theirs] = [new Map(present(a)), new Map(present(b))];
  return (
    mine.size === theirs.size &&
    [...mine].every(([name, value]) => theirs.has(name) && sameItem(value, theirs.get(name)))
  );
};

const present = (item: object): [string, unknown][] =>
  Object.entries(item).filter(([, value]) => value !== undefined);
