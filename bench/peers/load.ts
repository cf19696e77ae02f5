import { diceFrom } from '../../local/demo-city/dice';
import { inCrowd } from '../../local/in-crowd';
import type { Standing } from './drift';

export const CLIENTS = 16;
export const ACCOUNTS = 200;
/** On each account before the load; more than any load takes from one. */
export const OPENED_MINUTES = 100_000;
const TRANSFERS = 320;
const SEED = 57;

export type Transfer = { readonly from: number; readonly to: number; readonly minutes: number };

/** A ledger that moves minutes between accounts 0 … `ACCOUNTS` − 1, each with `OPENED_MINUTES`. */
export type Ledger = {
  /** False: it gave up, and nothing was moved. */
  readonly transfer: (transfer: Transfer) => Promise<boolean>;
  readonly standings: () => Promise<readonly Standing[]>;
  /** Since it was opened. */
  readonly trips: () => number;
  /** Write units of what was written, as metered; absent where nobody meters. */
  readonly wru?: () => number;
  readonly close: () => Promise<void>;
};

export const loads = ['uniform', 'hot'] as const;
export type Load = (typeof loads)[number];

/** The same transfers for every ledger: between any two accounts, or all of them out of account 0. Pure. */
export const transfersOf = (load: Load): readonly Transfer[] => {
  const dice = diceFrom(SEED);
  return Array.from({ length: TRANSFERS }, () => {
    const from = load === 'hot' ? 0 : dice.below(ACCOUNTS);
    // Some way further round: never the account itself.
    return { from, to: (from + dice.between(1, ACCOUNTS - 1)) % ACCOUNTS, minutes: 1 };
  });
};

/** All transfers by so many clients at once, each beginning the next when its last has ended. */
export const carryOut = async (ledger: Ledger, transfers: readonly Transfer[]) => {
  const [tripsBefore, wruBefore] = [ledger.trips(), ledger.wru?.() ?? 0];
  let done = 0;
  const startedMs = performance.now();
  await inCrowd(transfers, CLIENTS, async (transfer) => {
    if (await ledger.transfer(transfer)) done += 1;
  });
  const seconds = (performance.now() - startedMs) / 1_000;
  return {
    done,
    gaveUp: transfers.length - done,
    perSecond: done / seconds,
    tripsEach: (ledger.trips() - tripsBefore) / transfers.length,
    ...(ledger.wru && { wruEach: (ledger.wru() - wruBefore) / done }),
  };
};
