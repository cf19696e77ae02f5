import { AsyncLocalStorage } from 'node:async_hooks';
import type { Ms } from '../../shared/domain/units';

const instants = new AsyncLocalStorage<Ms>();

/** Runs a request at its instant, the gateway's: what keeps something for a while, however deep, reckons by it and reads no clock. */
export const runningAt = <T>(atMs: Ms, run: () => Promise<T>): Promise<T> => instants.run(atMs, run);

/** The instant of the request that is running. Throws outside of one. */
export const presentMs = (): Ms => {
  const atMs = instants.getStore();
  if (atMs === undefined) throw new Error('somebody asks for the present outside of a request');
  return atMs;
};
