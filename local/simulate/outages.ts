/** The outages that somebody makes on purpose while a simulation runs: what fails in one of them is no bug of the city. */
export type Outages = {
  /** Does the work that takes the city down and brings it up again. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** Begins to watch; the answer says later whether there was an outage at any moment since. */
  readonly watch: () => () => boolean;
};

export const createOutages = (): Outages => {
  let underWay = 0;
  let begun = 0;
  return {
    during: async (work) => {
      underWay += 1;
      begun += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
      }
    },
    watch: () => {
      const [wasUnderWay, before] = [underWay > 0, begun];
      return () => wasUnderWay || begun > before;
    },
  };
};
