/** An account after a load: what it says, and what its own movements say. */
export type Standing = { readonly balanceMinutes: number; readonly movedMinutes: number };

/** How far a ledger is from itself. All three are 0 in a ledger that is whole. */
export type Drift = {
  /** Balances that are not the sum of the account's movements. */
  readonly accounts: number;
  /** By how much they differ, added up without sign: errors do not make up for each other. */
  readonly minutes: number;
  /** Minutes that came from nowhere (above 0) or went there: all balances, less what was opened. */
  readonly inventedMinutes: number;
};

/** Pure. `openedMinutes`: what all accounts together held before the load; a transfer changes nothing about it. */
export const driftOf = (standings: readonly Standing[], openedMinutes: number): Drift => {
  const errors = standings.map(({ balanceMinutes, movedMinutes }) => Math.abs(balanceMinutes - movedMinutes));
  return {
    accounts: errors.filter((error) => error > 0).length,
    minutes: errors.reduce((sum, error) => sum + error, 0),
    inventedMinutes: standings.reduce((sum, { balanceMinutes }) => sum + balanceMinutes, -openedMinutes),
  };
};
