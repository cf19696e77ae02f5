import { useSyncExternalStore } from 'react';

/** Opens the page once more. */
type Again = () => Promise<void>;

let again: Again | undefined;
const listeners = new Set<() => void>();

const change = (to: Again | undefined): void => {
  again = to;
  for (const tell of listeners) tell();
};

/** A page that was gone to and did not come: the page in front says so, until one does. */
export const unopened = {
  note: (openAgain: Again): void => change(openAgain),
  clear: (): void => change(undefined),
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useUnopened = (): Again | undefined => useSyncExternalStore(subscribe, () => again);
