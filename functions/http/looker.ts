import { AsyncLocalStorage } from 'node:async_hooks';
import type { Looker } from '../usecases/ports/personal-data';

const lookers = new AsyncLocalStorage<Looker>();

/** Runs a request as its sender: whatever it reveals, however deep, is noted under their id. */
export const lookingAs = <T>(looker: Looker, run: () => Promise<T>): Promise<T> => lookers.run(looker, run);

/** Who sent the request that is running. Throws outside of one: nobody looks without a name. */
export const presentLooker = (): Looker => {
  const looker = lookers.getStore();
  if (looker === undefined) throw new Error('somebody looks at personal values outside of a request');
  return looker;
};
