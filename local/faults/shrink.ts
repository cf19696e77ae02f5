/**
 * The fewest parts of a list that still fail, by delta debugging: halves, quarters and so on are left out as long as what remains fails.
 * `fails` must say the same of the same list each time. At most `triesMax` lists are tried; then the smallest so far is given.
 */
export const shrink = async <T>(
  list: readonly T[],
  fails: (some: readonly T[]) => Promise<boolean>,
  triesMax: number,
): Promise<readonly T[]> => {
  let kept = list;
  let parts = 2;
  let tries = 0;
  while (kept.length > 1) {
    const size = Math.ceil(kept.length / parts);
    let smaller: readonly T[] | undefined;
    for (let from = 0; from < kept.length && smaller === undefined; from += size) {
      if (tries === triesMax) return kept;
      tries += 1;
      const rest = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (await fails(rest)) smaller = rest;
    }
    if (smaller !== undefined) {
      kept = smaller;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) return kept;
    else parts = Math.min(kept.length, parts * 2);
  }
  return kept;
};
