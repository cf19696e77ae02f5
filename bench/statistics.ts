/** The value in the middle; between the two middle ones their mean. Pure. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which a share of all lies, straight between neighbours. Pure. Throws on no values: there is no middle of nothing. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) throw new Error('no values to look at');
  return low + (high - low) * (place - Math.floor(place));
};

/** How often each value occurs, the most frequent first. Pure. */
export const tally = <T extends string | number>(values: readonly T[]): ReadonlyMap<T, number> => {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].sort(([, a], [, b]) => b - a));
};

/** How far apart the values lie: 0 when all are the same. Pure. */
export const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** A ratio or mean with as many digits as a table needs. Pure. */
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
