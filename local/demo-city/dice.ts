/** Chance that is the same in every run: whole numbers from a seed. */
export type Dice = {
  /** A whole number from 0 up to, not including, `sides`. */
  readonly below: (sides: number) => number;
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number;
  /** True `percent` times in a hundred. */
  readonly percent: (percent: number) => boolean;
  /** One of a list; throws on an empty one. */
  readonly oneOf: <T>(list: readonly T[]) => T;
  /** A new list in another order. */
  readonly shuffled: <T>(list: readonly T[]) => T[];
  /** `count` chance bytes. */
  readonly bytes: (count: number) => Uint8Array;
};

const UINT32 = 2 ** 32;
const WEYL_STEP = 0x6d2b79f5;

/** 32 bits of state, mixed as in Tommy Ettinger's mulberry32: enough for a make-believe city, never for a secret. */
export const diceFrom = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + WEYL_STEP) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (sides: number): number => Math.floor((next() / UINT32) * sides);
  const oneOf = <T>(list: readonly T[]): T => {
    const chosen = list[below(list.length)];
    if (chosen === undefined) throw new Error('the dice need something to choose from');
    return chosen;
  };
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    percent: (percent) => below(100) < percent,
    oneOf,
    shuffled: (list) => {
      const rest = [...list];
      const mixed: (typeof rest)[number][] = [];
      while (rest.length > 0) mixed.push(...rest.splice(below(rest.length), 1));
      return mixed;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  };
};
