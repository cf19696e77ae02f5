import Taro from '@tarojs/taro';
import { platform } from '../platform/platform';
import { homeOf } from '../platform/roles';
import { readSession } from '../platform/session';
import { bursts } from './tap-burst';
import { unopened } from './unopened';

const pathOf = (path: string, params: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
};

/** Another page comes in front: what is tapped in this moment was meant for the one before. One that does not come is noted. */
const leave = async (open: () => Promise<unknown>): Promise<void> => {
  bursts.groundMoved(platform.nowMs());
  try {
    await open();
    unopened.clear();
  } catch {
    // Both platforms throw for one reason alone: the page's code did not come.
    unopened.note(() => leave(open));
  }
  bursts.groundMoved(platform.nowMs());
};

const fetched = (url: string, open: (url: string) => Promise<unknown>): Promise<void> =>
  leave(async () => {
    await platform.fetchPage(url);
    await open(url);
  });

/** Opens a page above this one. */
export const goTo = (path: string, params?: Readonly<Record<string, string>>): Promise<void> =>
  fetched(pathOf(path, params), (url) => Taro.navigateTo({ url }));

/** Opens a page in the place of all others: a tab, a home page. */
export const goOnlyTo = (path: string, params?: Readonly<Record<string, string>>): Promise<void> =>
  fetched(pathOf(path, params), (url) => Taro.reLaunch({ url }));

/** The first page of whoever is signed in. */
export const goHome = (): Promise<void> => goOnlyTo(homeOf(readSession()));

/** One page back; where there is none (a page opened by its address), `otherwise`. */
export const goBackOr = async (otherwise: () => Promise<void>): Promise<void> => {
  if (Taro.getCurrentPages().length > 1) await leave(() => Taro.navigateBack());
  else await otherwise();
};

/** One page back; home where there is none. */
export const goBack = (): Promise<void> => goBackOr(goHome);
